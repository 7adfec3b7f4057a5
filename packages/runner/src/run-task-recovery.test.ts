import { LongshoreError } from '@longshore/errors'
import { describe, expect, it } from 'vitest'
import { handleOf } from '../test/fake-driver.ts'
import { type RunOptions, runScripted as run, type Step } from '../test/run-scripted.ts'
import type { Restart } from './stored-life.ts'

interface Case extends Pick<RunOptions, 'stored' | 'found'> {
  why: string
  steps?: Step[]
  calls: string[]
  result?: object
}

describe('a task that an earlier process began', () => {
  const history = { intervalStart: 0, restarts: 1 }
  const handle = handleOf({ id: 'a/web', name: 'web', allocId: 'a' })
  const failed = { kind: 'failed', reason: 'exit code 7', exitCode: 7 } as const
  const restart: Restart = {
    kind: 'restart',
    at: 0,
    delayMs: 0,
    reason: 'exit code 7',
    allowance: 'attempt 1 of 2',
  }
  const away = new LongshoreError('ENGINE_UNREACHABLE', 'away', { recoverable: true })

  it.each<Case>([
    {
      why: 'was not started yet',
      stored: { history },
      steps: [0],
      calls: ['find', 'start', 'destroy'],
    },
    {
      why: 'was started and has ended, and nobody has stored that',
      stored: { history },
      found: 0,
      calls: ['find', 'recover c', 'destroy'],
    },
    {
      why: 'may have been started, which an engine that is away cannot say',
      stored: { history },
      found: away,
      steps: [0],
      calls: ['find', 'find', 'start', 'destroy'],
    },
    {
      why: 'has ended while nobody looked',
      stored: { history, handle },
      steps: [0],
      calls: ['recover c', 'destroy'],
    },
    {
      why: 'has failed while nobody looked, with restarts left',
      stored: { history, handle },
      steps: [1, 0],
      calls: ['recover c', 'destroy', 'start', 'destroy'],
    },
    {
      why: 'has failed while nobody looked, with no restarts left',
      stored: { history: { ...history, restarts: 2 }, handle },
      steps: [7],
      calls: ['recover c', 'destroy'],
      result: { kind: 'failed', exitCode: 7 },
    },
    {
      why: 'had ended and was to be removed and started again',
      stored: { history, handle, verdict: restart },
      steps: [0, 0],
      calls: ['recover c', 'destroy by force', 'start', 'destroy'],
    },
    {
      why: 'waited for its restart',
      stored: { history, verdict: restart },
      steps: [0],
      calls: ['start', 'destroy'],
    },
    {
      why: 'had ended for good and was to be removed',
      stored: { history, handle, verdict: failed },
      calls: ['recover c', 'destroy by force'],
      result: failed,
    },
    { why: 'had ended for good', stored: { history, verdict: failed }, calls: [], result: failed },
  ])('$why', async ({ stored, found, steps = [], calls, result = { kind: 'complete' } }) => {
    const done = await run(steps, { stored, found })
    expect(done.calls).toEqual(calls)
    expect(done.result).toMatchObject(result)
  })

  it.each<Case>([
    { why: 'runs', stored: { history, handle }, calls: ['recover c', 'stop 5000', 'destroy'] },
    {
      why: 'was perhaps started',
      stored: { history },
      found: 'runs',
      calls: ['find', 'recover c', 'stop 5000', 'destroy'],
    },
    { why: 'waits for its restart', stored: { history, verdict: restart }, calls: [] },
  ])('is stopped at once when it $why and the run is', async ({ stored, found, calls }) => {
    const done = await run(['runs'], { stored, found, stop: AbortSignal.abort() })
    expect(done.result).toEqual({ kind: 'stopped' })
    expect(done.calls).toEqual(calls)
  })

  it('does not wait longer than was decided, whatever the clock says', async () => {
    const told: string[] = []
    const verdict = { ...restart, at: 1e15, delayMs: 400 }
    await run([0], { stored: { history, verdict }, onRestart: (message) => told.push(message) })
    expect(told).toEqual(['exit code 7; restarting in 0 s (attempt 1 of 2)'])
  })
})
