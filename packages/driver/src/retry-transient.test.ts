import { LongshoreError } from '@longshore/errors'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { retryOverRestart, retryTransient } from './retry-transient.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
})

const away = new LongshoreError('ENGINE_UNREACHABLE', 'away', { recoverable: true })
const refused = new LongshoreError('ENGINE_BAD_REQUEST', 'no')

/** What it came to, and what it did; each act and look is an answer from the list, errors are thrown. */
async function retry(answers: unknown[], retries?: number) {
  const left = [...answers]
  const calls: string[] = []
  const answer = (call: string) => async () => {
    calls.push(call)
    const next = left.shift()
    if (next instanceof Error) throw next
    return next
  }
  const options = { ...(retries !== undefined && { retries }) }
  const result = retryTransient(answer('act'), answer('look'), options).catch((error) => error)
  await vi.runAllTimersAsync()
  return { result: await result, calls }
}

describe('retryTransient', () => {
  it.each([
    { why: 'succeeds at once', answers: ['done'], calls: ['act'], result: 'done' },
    {
      why: 'fails for a moment and has not happened',
      answers: [away, undefined, 'done'],
      calls: ['act', 'look', 'act'],
      result: 'done',
    },
    {
      why: 'has happened in spite of the error',
      answers: [away, 'happened'],
      calls: ['act', 'look'],
      result: 'happened',
    },
    {
      why: 'cannot be looked at for a moment',
      answers: [away, away, undefined, 'done'],
      calls: ['act', 'look', 'look', 'act'],
      result: 'done',
    },
    { why: 'is refused', answers: [refused], calls: ['act'], result: refused },
    {
      why: 'is refused when it is looked at',
      answers: [away, refused],
      calls: ['act', 'look'],
      result: refused,
    },
    {
      why: 'fails each time',
      answers: [away, undefined, away, undefined, away],
      retries: 2,
      calls: ['act', 'look', 'act', 'look', 'act'],
      result: away,
    },
  ])('looks before it acts again: what $why', async ({ answers, retries, calls, result }) => {
    const done = await retry(answers, retries)
    expect(done.calls).toEqual(calls)
    expect(done.result).toBe(result)
  })
})

describe('retryOverRestart', () => {
  it('goes on for 25 s', async () => {
    const act = vi.fn(() => Promise.reject(away))
    const failed = expect(retryOverRestart(act)).rejects.toBe(away)
    await vi.advanceTimersByTimeAsync(25_000)
    expect(act).toHaveBeenCalledTimes(9)
    await vi.advanceTimersByTimeAsync(1000)
    await failed
    expect(act).toHaveBeenCalledTimes(10)
  })
})
