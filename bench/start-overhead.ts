import { randomUUID } from 'node:crypto'
import * as files from 'node:fs/promises'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultDriverOptions, parseJob } from '@longshore/config'
import { buildContainer, createDriver, type DriverSettings, readHostParts } from '@longshore/driver'
import { connectEngine } from '@longshore/engine'
import { createImages } from '@longshore/images'
import { createPortAllocator, dynamicPortRange, isHostPortFree } from '@longshore/networking'
import { makeAllocationDirectory, planJob } from '@longshore/runner'
import { engineRequest } from '../packages/test-support/src/engine-request.ts'
import { services } from '../packages/test-support/src/services.ts'
import type { Figure } from './figure.ts'
import { interleaved, timed } from './interleaved.ts'
import { ratioFigure } from './ratio-figure.ts'
import { createRawEngine } from './raw-engine.ts'

const jobText = `
  job "bench" {
    group "g" {
      network {
        port "http" {}
      }
      task "sleep" {
        driver = "docker"
        config {
          image   = "${services.busyboxImage}"
          command = "sleep"
          args    = ["1000"]
          ports   = ["http"]
        }
      }
    }
  }
`

/** A task's start through the driver over the same create + start + inspect by raw HTTP on the socket. */
export async function startOverhead(): Promise<Figure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'longshore-bench-'))
  const engine = connectEngine({ environment: process.env })
  const settings: DriverSettings = {
    options: defaultDriverOptions(),
    host: {
      ...{ totalMhz: 4000, cores: [0, 1], cgroupVersion: 1 },
      ...{ os: 'linux', runtimes: ['runc'], apiVersion: '1.41' },
    },
    node: { id: 'bench', name: 'bench' },
    ownerLabels: {},
    untrustedDirs: [],
  }
  const images = createImages({ engine })
  const driver = createDriver({ engine, images, settings, host: files, now: Date.now })
  const raw = createRawEngine()
  const portAllocator = createPortAllocator({
    range: dynamicPortRange,
    isFree: isHostPortFree,
    random: Math.random,
  })

  async function newTask() {
    const { job } = parseJob({ path: 'bench', text: jobText })
    if (!job) throw new Error('The job of the bench is not valid.')
    const node = {
      ...{ id: 'bench', name: 'bench', datacenter: 'dc1', region: 'global', meta: {} },
      ...{ address: '127.0.0.1', hostNetworks: {}, attributes: {}, totalMemoryMib: 4096 },
      ...{ totalMhz: settings.host.totalMhz, cores: settings.host.cores, coreMhz: 2000 },
    }
    const effects = { node, dataDir, portAllocator, newId: randomUUID }
    const [allocation] = await planJob(job, effects)
    if (!allocation?.tasks[0]) throw new Error('The job of the bench has no task.')
    await makeAllocationDirectory(allocation)
    return allocation.tasks[0].config
  }

  try {
    const times = await interleaved({
      async subject() {
        const task = await newTask()
        const ms = await timed(() => driver.startTask(task))
        await driver.destroyTask(task.id, { force: true })
        return ms
      },
      async yardstick() {
        const task = await newTask()
        const parts = await readHostParts(task, settings, files)
        const container = buildContainer(task, settings, parts)
        const ms = await timed(() => raw.start(container))
        await engineRequest('DELETE', `/containers/${container.name}?force=1`)
        return ms
      },
      rounds: 40,
      warmup: 3,
    })
    return [ratioFigure({ name: 'start-overhead', goal: 1.05, times })]
  } finally {
    driver.close()
    engine.close()
    raw.close()
    await rm(dataDir, { recursive: true })
  }
}
