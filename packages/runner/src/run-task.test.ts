import { LongshoreError } from '@longshore/errors'
import { expect, it } from 'vitest'
import { runScripted as run } from '../test/run-scripted.ts'

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

it('stores each step before the next', async () => {
  const history = { intervalStart: 0, restarts: 0 }
  const { lives } = await run([1, 0])
  const restart = { kind: 'restart', reason: 'exit code 1' }
  const handle = { containerId: 'c' }
  const next = { ...history, restarts: 1 }
  expect(lives).toMatchObject([
    { history },
    { history, handle },
    { history: next, handle, verdict: restart },
    { history: next, verdict: restart },
    { history: next },
    { history: next, handle },
    { history: next, handle, verdict: { kind: 'complete' } },
    { history: next, verdict: { kind: 'complete' } },
  ])
  expect(lives[0]).not.toHaveProperty('handle')
  expect(lives[3]).not.toHaveProperty('handle')
})
