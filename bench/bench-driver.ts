import { randomUUID } from 'node:crypto'
import * as kernelFiles from 'node:fs'
import * as files from 'node:fs/promises'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultDriverOptions, parseJob } from '@longshore/config'
import {
  createDriver,
  type Driver,
  type DriverSettings,
  type TaskConfig,
  type TaskEvent,
} from '@longshore/driver'
import { connectEngine, type Engine } from '@longshore/engine'
import { createImages } from '@longshore/images'
import { createPortAllocator, dynamicPortRange, isHostPortFree } from '@longshore/networking'
import { makeAllocationDirectory, planJob } from '@longshore/runner'
import { services } from '../packages/test-support/src/services.ts'

export const benchSettings: DriverSettings = {
  options: defaultDriverOptions(),
  host: {
    ...{ totalMhz: 4000, cores: [0, 1], cgroupVersion: 1 },
    ...{ os: 'linux', runtimes: ['runc'], apiVersion: '1.41' },
  },
  node: { id: 'bench', name: 'bench' },
  ownerLabels: {},
  untrustedDirs: [],
}

export interface BenchTasks {
  engine: Engine
  /** A driver of its own on that engine. */
  newDriver(engine?: Engine, onEvent?: (event: TaskEvent) => void): Driver
  /** A task that sleeps, with its allocation's folders; `config` is HCL that is added to its `config` block. */
  newTask(config?: string): Promise<TaskConfig>
  /** Ends the engine's connections and removes the folders. */
  dispose(): Promise<void>
}

export async function createBenchTasks(): Promise<BenchTasks> {
  const dataDir = await mkdtemp(join(tmpdir(), 'longshore-bench-'))
  const connection = connectEngine({ environment: process.env })
  const { host } = benchSettings
  const portAllocator = createPortAllocator({
    range: dynamicPortRange,
    isFree: isHostPortFree,
    random: Math.random,
  })
  const node = {
    ...{ id: 'bench', name: 'bench', datacenter: 'dc1', region: 'global', meta: {} },
    ...{ address: '127.0.0.1', hostNetworks: {}, attributes: {}, totalMemoryMib: 4096 },
    ...{ totalMhz: host.totalMhz, cores: host.cores, coreMhz: 2000 },
  }
  return {
    engine: connection,
    newDriver: (engine = connection, onEvent) =>
      createDriver({
        engine,
        images: createImages({ engine }),
        settings: benchSettings,
        host: files,
        kernelFiles,
        now: Date.now,
        onEvent,
      }),
    async newTask(config = '') {
      const { job } = parseJob({ path: 'bench', text: toJob(config) })
      if (!job) throw new Error('The job of the bench is not valid.')
      const plan = { node, dataDir, portAllocator, newId: randomUUID }
      const [allocation] = await planJob(job, plan)
      if (!allocation?.tasks[0]) throw new Error('The job of the bench has no task.')
      await makeAllocationDirectory(allocation)
      return allocation.tasks[0].config
    },
    async dispose() {
      connection.close()
      await rm(dataDir, { recursive: true })
    },
  }
}

function toJob(config: string): string {
  const rest = config || 'command = "sleep"\nargs = ["1000"]'
  return `
    job "bench" {
      group "g" {
        network {
          port "http" {}
        }
        task "sleep" {
          driver = "docker"
          config {
            image = "${services.busyboxImage}"
            ${rest}
          }
        }
      }
    }
  `
}
