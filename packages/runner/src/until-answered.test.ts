import { LongshoreError } from '@longshore/errors'
import { expect, it } from 'vitest'
import { untilAnswered } from './until-answered.ts'

const away = new LongshoreError('ENGINE_UNREACHABLE', 'away', { recoverable: true })
const refused = new LongshoreError('ENGINE_BAD_REQUEST', 'no')

/** How often it was asked, and what came of it; `stopAt` is the time at which it is told to end. */
async function ask(errors: LongshoreError[], stopAt = Number.POSITIVE_INFINITY) {
  const stop = new AbortController()
  let times = 0
  const act = async () => {
    if (++times === stopAt) stop.abort()
    const error = errors[times - 1]
    if (error) throw error
    return 'answered'
  }
  const outcome = await untilAnswered(act, stop.signal).catch((error) => error)
  return { outcome, times }
}

it.each([
  { why: 'answers', errors: [], outcome: 'answered', times: 1 },
  { why: 'is back after a while', errors: [away], outcome: 'answered', times: 2 },
  { why: 'refuses', errors: [refused], outcome: refused, times: 1 },
  { why: 'comes back to refuse', errors: [away, refused], outcome: refused, times: 2 },
  { why: 'is away when nobody waits any more', errors: [away], stopAt: 1, outcome: away, times: 1 },
])('asks an engine that $why $times times', async ({ errors, stopAt, outcome, times }) => {
  expect(await ask(errors, stopAt)).toEqual({ outcome, times })
})

it('asks once more when it is told to end while it waits', async () => {
  const stop = new AbortController()
  let times = 0
  const asked = untilAnswered(async () => {
    times++
    setImmediate(() => stop.abort())
    throw away
  }, stop.signal)
  await expect(asked).rejects.toBe(away)
  expect(times).toBe(2)
})
