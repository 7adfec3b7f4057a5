import type { TaskExit, TaskHandle } from '@longshore/driver'
import { type RunTaskOptions, runTask, type TaskDriver } from '../src/run-task.ts'
import type { StoredLife } from '../src/stored-life.ts'
import type { TaskResult } from '../src/task-result.ts'
import { exitOf, handleOf } from './fake-driver.ts'
import { createMemoryLife } from './memory-life.ts'
import { planOne } from './plan.ts'

const job = `
  job "a" {
    group "g" {
      restart {
        attempts = 2
        interval = "1m"
        delay    = "0s"
      }
      task "web" {
        driver = "docker"
        config { image = "busybox:1" }
      }
    }
  }`

export type Step = number | Error | 'runs' | 'ignores stop'

export interface Script {
  steps: Step[]
  /** What `findTask` finds: a handle's exit code, `runs`, or nothing. */
  found?: number | 'runs' | Error
  whenRunning?: () => void
}

/** A driver whose starts go as scripted: an exit code, an error, or a task that runs until it is stopped. */
function scriptedDriver({ steps, found, whenRunning = () => {} }: Script) {
  const calls: string[] = []
  let exited = Promise.withResolvers<TaskExit>()
  function go(next: Step | undefined): void {
    exited = Promise.withResolvers()
    if (typeof next === 'number') exited.resolve(exitOf(next))
    else whenRunning()
  }
  const driver: TaskDriver = {
    async startTask(task) {
      calls.push('start')
      const next = steps.shift()
      if (next instanceof Error) throw next
      go(next)
      return handleOf(task)
    },
    async findTask(task) {
      calls.push('find')
      if (found instanceof Error) {
        const error = found
        found = undefined
        throw error
      }
      return found === undefined ? undefined : handleOf(task)
    },
    async recoverTask({ containerId }) {
      calls.push(`recover ${containerId}`)
      go(found ?? steps.shift())
    },
    waitTask: () => exited.promise,
    async stopTask(_id, { timeoutMs }) {
      calls.push(`stop ${timeoutMs}`)
      if (timeoutMs === 0) exited.resolve(exitOf(137))
      else if (steps[0] !== 'ignores stop') exited.resolve(exitOf(0))
    },
    async destroyTask(_id, { force } = {}) {
      calls.push(force ? 'destroy by force' : 'destroy')
    },
  }
  return { driver, calls }
}

export interface RunOptions extends Partial<RunTaskOptions> {
  stored?: StoredLife<TaskHandle, TaskResult>
  found?: Script['found']
}

/** Runs a task that goes as scripted. */
export async function runScripted(
  steps: Step[],
  { stored, found, ...options }: RunOptions = {},
  whenRunning?: () => void,
) {
  const { task } = await planOne(job)
  const { driver, calls } = scriptedDriver({ steps, found, whenRunning })
  const life = createMemoryLife(stored)
  const result = await runTask(task, driver, {
    stop: new AbortController().signal,
    kill: new AbortController().signal,
    restartOnSuccess: false,
    life,
    now: () => 0,
    random: () => 0,
    ...options,
  })
  return { result, calls, lives: life.lives }
}
