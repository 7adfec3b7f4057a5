import type { AllocationNetwork, Driver, TaskConfig, TaskExit } from '@longshore/driver'
import { LongshoreError } from '@longshore/errors'
import { describe, expect, it } from 'vitest'
import { planOne } from '../test/plan.ts'
import { runAllocation } from './run-allocation.ts'

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

const exited = (exitCode: number): TaskExit => {
  return { exitCode, oomKilled: false, error: '', signal: 0, successful: exitCode === 0 }
}

/** Networks that live as scripted: `holds` until its tasks end, `is lost` while they run, or an error. */
async function run(script: ('holds' | 'is lost' | Error)[]) {
  const { allocation } = await planOne(job)
  const calls: string[] = []
  const started: TaskConfig[] = []
  const ends = new Map<string, PromiseWithResolvers<void>>()
  let network = Promise.withResolvers<void>()
  let fate: 'holds' | 'is lost' = 'holds'
  const driver: Driver = {
    async createNetwork(spec): Promise<AllocationNetwork> {
      calls.push(`create ${spec.hostname} ${spec.extraHosts} ${spec.ports.map((p) => p.label)}`)
      const next = script.shift()
      if (next instanceof Error) throw next
      fate = next ?? 'holds'
      network = Promise.withResolvers()
      const ended = network.promise
      return { containerId: 'pause', ip: '172.17.0.9', path: '', created: true, ended }
    },
    async destroyNetwork(id) {
      calls.push(`destroy ${id}`)
    },
    async startTask(task) {
      started.push(task)
      ends.set(task.id, Promise.withResolvers())
      if (fate === 'is lost' && started.length % 2 === 0) network.resolve()
      return { taskId: task.id, containerId: 'c', addresses: {}, address: undefined }
    },
    async waitTask(id) {
      if (fate === 'is lost') await ends.get(id)?.promise
      return exited(0)
    },
    async stopTask(id) {
      calls.push('stop')
      ends.get(id)?.resolve()
    },
    async destroyTask() {},
    close() {},
  }
  const never = new AbortController().signal
  const result = await runAllocation(allocation, {
    driver,
    listener: {},
    stop: never,
    kill: never,
    now: () => 0,
    random: () => 0,
  })
  return { result: Object.fromEntries(result), calls, started }
}

const made = 'create box db:10.0.0.1 http'

describe('a group with a network of its own', () => {
  it('has it before its tasks and until they end; they join it and know its address', async () => {
    const { result, calls, started } = await run(['holds'])
    expect(result).toEqual({ web: { kind: 'complete' }, side: { kind: 'complete' } })
    expect(calls).toEqual([made, 'destroy pause'])
    expect(started.map(({ network }) => network)).toEqual([
      { sandboxId: 'pause' },
      { sandboxId: 'pause' },
    ])
    expect(started[0]?.env).toMatchObject({ NOMAD_ALLOC_ADDR_http: '172.17.0.9:80' })
    expect(started[0]?.config.args).toEqual(['172.17.0.9:80'])
  })

  it('starts anew as a whole when it is lost', async () => {
    const { result, calls, started } = await run(['is lost', 'holds'])
    expect(result).toEqual({ web: { kind: 'complete' }, side: { kind: 'complete' } })
    expect(calls).toEqual([made, 'stop', 'stop', 'destroy pause', made, 'destroy pause'])
    expect(started).toHaveLength(4)
  })

  it('fails as a whole when its restarts are used up', async () => {
    const { result } = await run(['is lost', 'is lost'])
    const reason = expect.stringContaining('the network of the group has ended')
    expect(result).toMatchObject({
      web: { kind: 'failed', reason },
      side: { kind: 'failed', reason },
    })
  })

  it('fails as a whole when the network cannot be had', async () => {
    const denied = new LongshoreError('IMAGE_NOT_FOUND', 'no pause image')
    const { result, calls } = await run([denied])
    expect(result).toMatchObject({ web: { kind: 'failed', reason: 'no pause image' } })
    expect(calls).toEqual([made])
  })
})
