import { pipeline } from 'node:stream/promises'
import { setTimeout } from 'node:timers/promises'
import { LongshoreError } from '@longshore/errors'
import { taskNotFound } from '../plugin-errors.ts'
import type { TaskDriver } from '../task-driver.ts'
import type { AgentInfo } from '../types/agent-info.ts'
import type { ExitResult } from '../types/exit-result.ts'
import type { TaskEvent } from '../types/task-event.ts'
import type { TaskHandle } from '../types/task-handle.ts'

export interface MemoryDriver extends TaskDriver {
  /** What it was told, in order. */
  readonly seen: { config?: unknown; agent?: AgentInfo; handles: TaskHandle[]; calls: string[] }
  /** Ends a task. */
  finish(taskId: string, result: ExitResult): void
}

interface MemoryTask {
  name: string
  exit: PromiseWithResolvers<ExitResult>
  result?: ExitResult
}

/** A driver whose tasks are entries of a map. A task's `config.fail` decides how its start fails. */
export function createMemoryDriver(): MemoryDriver {
  const tasks = new Map<string, MemoryTask>()
  const seen: MemoryDriver['seen'] = { handles: [], calls: [] }
  const find = (id: string) => {
    const task = tasks.get(id)
    if (!task) throw taskNotFound()
    return task
  }
  const add = (id: string, name: string) => {
    tasks.set(id, { name, exit: Promise.withResolvers() })
  }
  const finish = (id: string, result: ExitResult) => {
    const task = find(id)
    task.result = result
    task.exit.resolve(result)
  }

  return {
    name: 'memory',
    version: '1.2.3',
    configSchema: {
      object: {
        attributes: { greeting: { Attr: { name: 'greeting', type: 'string', required: false } } },
      },
    },
    taskConfigSchema: {
      object: {
        attributes: {
          fail: {
            default: {
              primary: { Attr: { name: 'fail', type: 'string', required: false } },
              default: { literal: { value: '""' } },
            },
          },
          mount: {
            block_list: {
              name: 'mount',
              min_items: 0,
              max_items: 2,
              nested: { block_attrs: { name: 'labels', type: 'string', required: true } },
            },
          },
        },
      },
    },
    seen,
    finish,

    setConfig(config, agent) {
      seen.config = config
      seen.agent = agent
    },
    init() {
      seen.calls.push('init')
    },
    capabilities: () => ({
      sendSignals: true,
      exec: true,
      fsIsolation: 'image',
      networkModes: ['host', 'group'],
      mustCreateNetwork: true,
      disableLogCollection: true,
    }),
    async *fingerprint() {
      yield {
        health: 'healthy',
        description: 'Healthy',
        attributes: { 'driver.memory': true, 'driver.memory.tasks': tasks.size },
      }
      await new Promise(() => {})
    },

    async startTask({ id, name, config }) {
      const { fail } = (config ?? {}) as { fail?: string }
      if (fail)
        throw new LongshoreError('NO_MEMORY', 'Out of memory.', {
          hint: 'Forget something.',
          recoverable: fail === 'retry',
        })
      add(id, name)
      return {
        version: 1,
        driverState: { id, since: 7 },
        network: { address: '10.0.0.2', portMap: { http: 8080 }, autoAdvertise: true },
      }
    },
    recoverTask(handle) {
      seen.handles.push(handle)
      if (!tasks.has(handle.task.id)) add(handle.task.id, handle.task.name)
    },
    waitTask: (id) => find(id).exit.promise,
    async stopTask(id, { timeoutMs, killSignal }) {
      seen.calls.push(`stop ${id} ${timeoutMs} ${killSignal}`)
      finish(id, { exitCode: 0, signal: 15 })
    },
    async destroyTask(id, { force }) {
      seen.calls.push(`destroy ${id} ${force}`)
      find(id)
      tasks.delete(id)
    },
    inspectTask(id) {
      const { name, result } = find(id)
      const state = result ? 'exited' : 'running'
      return { id, name, state, startedAt: 1_700_000_000_123, result, attributes: { in: 'memory' } }
    },
    async *taskStats(id, intervalMs, signal) {
      find(id)
      for (let count = 1; !signal.aborted; count++) {
        yield {
          timestamp: count,
          cpu: { percent: 1.5, throttledTime: 2 },
          memory: { usage: 4096, rss: Number.NaN },
          byPid: { 12: { memory: { usage: 1 } } },
        }
        await setTimeout(intervalMs, undefined, { signal })
      }
    },
    async *taskEvents(): AsyncGenerator<TaskEvent> {
      for (const [taskId, { name }] of tasks)
        yield { taskId, taskName: name, allocId: 'a', timestamp: 5, message: 'noted' }
      await new Promise(() => {})
    },

    async signalTask(id, name) {
      find(id)
      seen.calls.push(`signal ${id} ${name}`)
    },
    async execTask(id, command, signal) {
      find(id)
      if (command[0] === 'hang') await setTimeout(60_000, undefined, { signal })
      return {
        stdout: Buffer.from(command.join(' ')),
        stderr: Buffer.from('!'),
        result: { exitCode: 3 },
      }
    },
    /** Gives back its input; on a terminal it tells the size first. */
    async execTaskStreaming({ taskId, tty, command }, { stdin, stdout, stderr, sizes }, signal) {
      find(taskId)
      if (tty)
        for await (const { width, height } of sizes) {
          stderr.write(`${width}x${height}`)
          break
        }
      if (command[0] === 'flood') {
        const chunk = Buffer.alloc(65_536)
        for (;;) {
          await new Promise((resolve) => stdout.write(chunk, resolve))
          signal.throwIfAborted()
          seen.calls.push('chunk')
        }
      }
      await pipeline(stdin, stdout)
      return { exitCode: 4, signal: 0 }
    },

    async createNetwork(allocId, { hostname }) {
      return {
        network: {
          mode: 'group',
          path: `/netns/${allocId}`,
          labels: { sandbox: 's1' },
          hosts: { hostname, address: '10.0.0.9' },
        },
        created: true,
      }
    },
    async destroyNetwork(allocId, network) {
      seen.calls.push(`network ${allocId} ${network?.labels.sandbox}`)
    },
    shutdown() {
      seen.calls.push('shutdown')
    },
  }
}
