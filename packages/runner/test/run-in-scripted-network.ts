import type { AllocationNetwork, TaskConfig } from '@longshore/driver'
import { onTestFinished } from 'vitest'
import { openAllocationRecord } from '../src/allocation-record.ts'
import { lockDataDirectory } from '../src/lock-data-directory.ts'
import { runAllocation } from '../src/run-allocation.ts'
import type { RunAllocationOptions } from '../src/run-options.ts'
import type { StoredAllocation } from '../src/stored-allocation.ts'
import { exitOf, handleOf } from './fake-driver.ts'
import { planOne } from './plan.ts'

const job = `
  job "a" {
    type = "batch"
    group "g" {
      restart {
        attempts = 1
        interval = "1m"
        delay    = "0s"
      }
      network {
        mode     = "bridge"
        hostname = "box"
        port "http" { to = 80 }
      }
      task "web" {
        driver = "docker"
        config {
          image       = "busybox:1"
          args        = ["\${NOMAD_ALLOC_ADDR_http}"]
          ports       = ["http"]
          extra_hosts = ["db:10.0.0.1"]
        }
      }
      task "side" {
        driver = "docker"
        config { image = "busybox:1" }
      }
    }
  }`

/** What `createNetwork` is told for it. */
export const networkMade = 'create box db:10.0.0.1 http'

export type Fate = 'holds' | 'is lost' | Error

export interface NetworkScript {
  /** An empty data directory. */
  directory: string
  fates: Fate[]
  /** What an earlier process has stored. */
  earlier?: Partial<Pick<StoredAllocation, 'network' | 'tasks'>>
}

/** Networks that live as scripted: `holds` until its tasks end, `is lost` while they run, or an error. */
export async function runInScriptedNetwork({ directory, fates, earlier }: NetworkScript) {
  const { allocation } = await planOne(job)
  const { state, release } = await lockDataDirectory(directory)
  onTestFinished(release)
  openAllocationRecord(allocation, state)
  const [untouched] = state.all()
  const record = openAllocationRecord(allocation, state, untouched && { ...untouched, ...earlier })
  const calls: string[] = []
  const started: TaskConfig[] = []
  const ends = new Map<string, PromiseWithResolvers<void>>()
  let network = Promise.withResolvers<void>()
  let networks = 0
  let fate: Fate = 'holds'
  const driver: RunAllocationOptions['driver'] = {
    async createNetwork(spec): Promise<AllocationNetwork> {
      calls.push(`create ${spec.hostname} ${spec.extraHosts} ${spec.ports.map((p) => p.label)}`)
      const next = fates.shift()
      if (next instanceof Error) throw next
      fate = next ?? 'holds'
      network = Promise.withResolvers()
      const ended = network.promise
      const containerId = `pause ${++networks}`
      return { containerId, ip: '172.17.0.9', path: '', created: true, ended }
    },
    async destroyNetwork(id) {
      calls.push(`destroy ${id}`)
    },
    async startTask(task) {
      started.push(task)
      ends.set(task.id, Promise.withResolvers())
      if (fate === 'is lost' && started.length % 2 === 0) network.resolve()
      return handleOf(task)
    },
    findTask: async () => undefined,
    async recoverTask({ taskId }) {
      calls.push('recover')
      ends.set(taskId, Promise.withResolvers())
    },
    async waitTask(id) {
      if (fate === 'is lost') await ends.get(id)?.promise
      return exitOf(0)
    },
    async stopTask(id) {
      calls.push('stop')
      ends.get(id)?.resolve()
    },
    async destroyTask() {},
  }
  const never = new AbortController().signal
  const result = await runAllocation(allocation, record, {
    driver,
    listener: {},
    stop: never,
    kill: never,
    now: () => 0,
    random: () => 0,
  })
  return { result: Object.fromEntries(result), calls, started, stored: state.all()[0] }
}
