import type { Driver, TaskExit } from '@longshore/driver'
import { LongshoreError } from '@longshore/errors'
import { expect, it } from 'vitest'
import { planOne } from '../test/plan.ts'
import { type RunTaskOptions, runTask } from './run-task.ts'

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

function exit(exitCode: number): TaskExit {
  return { exitCode, oomKilled: false, error: '', signal: 0, successful: exitCode === 0 }
}

type Step = number | Error | 'runs' | 'ignores stop'

/** A driver whose starts go as scripted: an exit code, an error, or a task that runs until it is stopped. */
function scriptedDriver(script: Step[], whenRunning: () => void) {
  const calls: string[] = []
  let exited = Promise.withResolvers<TaskExit>()
  const driver: Driver = {
    async startTask({ id }) {
      calls.push('start')
      const next = script.shift()
      if (next instanceof Error) throw next
      exited = Promise.withResolvers()
      if (typeof next === 'number') exited.resolve(exit(next))
      else whenRunning()
      return { taskId: id, containerId: 'c', addresses: {}, address: undefined }
    },
    waitTask: () => exited.promise,
    async stopTask(_id, { timeoutMs }) {
      calls.push(`stop ${timeoutMs}`)
      if (timeoutMs === 0) exited.resolve(exit(137))
      else if (script[0] !== 'ignores stop') exited.resolve(exit(0))
    },
    async destroyTask() {
      calls.push('destroy')
    },
    createNetwork: () => expect.unreachable(),
    destroyNetwork: () => expect.unreachable(),
    close() {},
  }
  return { driver, calls }
}

async function run(script: Step[], options: Partial<RunTaskOptions> = {}, whenRunning = () => {}) {
  const { task } = await planOne(job)
  const { driver, calls } = scriptedDriver(script, whenRunning)
  const result = await runTask(task, driver, {
    stop: new AbortController().signal,
    kill: new AbortController().signal,
    restartOnSuccess: false,
    now: () => 0,
    random: () => 0,
    ...options,
  })
  return { result, calls }
}

const recoverable = new LongshoreError('REGISTRY_UNREACHABLE', 'down', { recoverable: true })
const fatal = new LongshoreError('IMAGE_NOT_FOUND', 'no such image')

it.each([
  { why: 'ends well', script: [0], result: { kind: 'complete' }, starts: 1 },
  { why: 'ends well at last', script: [1, 0], result: { kind: 'complete' }, starts: 2 },
  {
    why: 'always ends badly',
    script: [3, 3, 3],
    result: { kind: 'failed', exitCode: 3 },
    starts: 3,
  },
  {
    why: 'fails to start, recoverably',
    script: [recoverable, 0],
    result: { kind: 'complete' },
    starts: 2,
  },
  {
    why: 'never starts',
    script: [recoverable, recoverable, recoverable],
    result: { kind: 'failed', error: recoverable },
    starts: 3,
  },
  { why: 'cannot start', script: [fatal], result: { kind: 'failed', error: fatal }, starts: 1 },
])('starts a task that $why $starts times', async ({ script, result: expected, starts }) => {
  const { result, calls } = await run(script)
  expect(result).toMatchObject(expected)
  expect(calls.filter((call) => call === 'start')).toHaveLength(starts)
})

it('uses up no restart while the engine is away', async () => {
  const away = new LongshoreError('ENGINE_UNREACHABLE', 'away', { recoverable: true })
  const { result, calls } = await run([away, away, away, away, 1, 1, 0])
  expect(result).toEqual({ kind: 'complete' })
  expect(calls.filter((call) => call === 'start')).toHaveLength(7)
})

it('removes what is left of each start that ran before the next', async () => {
  const { calls } = await run([1, recoverable, 0])
  expect(calls).toEqual(['start', 'destroy', 'start', 'start', 'destroy'])
})

it('restarts a service that ended well', async () => {
  const { result, calls } = await run([0, 0, 0], { restartOnSuccess: true })
  expect(result).toMatchObject({ kind: 'failed', exitCode: 0 })
  expect(calls.filter((call) => call === 'start')).toHaveLength(3)
})

it('stops a running task with its kill_timeout', async () => {
  const stop = new AbortController()
  const { result, calls } = await run(['runs'], { stop: stop.signal }, () => stop.abort())
  expect(result).toEqual({ kind: 'stopped' })
  expect(calls).toEqual(['start', 'stop 5000', 'destroy'])
})

it('kills a task that does not stop', async () => {
  const stop = new AbortController()
  const kill = new AbortController()
  const { result, calls } = await run(
    ['runs', 'ignores stop'],
    { stop: stop.signal, kill: kill.signal },
    () => {
      stop.abort()
      kill.abort()
    },
  )
  expect(result).toEqual({ kind: 'stopped' })
  expect(calls).toEqual(['start', 'stop 5000', 'stop 0', 'destroy'])
})

it('does not start a task that was stopped before', async () => {
  const { result, calls } = await run([0], { stop: AbortSignal.abort() })
  expect(result).toEqual({ kind: 'stopped' })
  expect(calls).toEqual([])
})

it('gives up waiting for a restart when it is stopped', async () => {
  const stop = new AbortController()
  const { result, calls } = await run([1, 0], { stop: stop.signal, onRestart: () => stop.abort() })
  expect(result).toEqual({ kind: 'stopped' })
  expect(calls).toEqual(['start', 'destroy'])
})
