import { LongshoreError } from '@longshore/errors'
import { expect, it } from 'vitest'
import { createMemoryLife } from '../test/memory-life.ts'
import { runByPolicy } from './run-by-policy.ts'
import type { Failure } from './stored-life.ts'

const second = 1000
const policy = {
  attempts: 2,
  interval: 60 * second,
  delay: 15 * second,
  mode: 'fail' as const,
  render_templates: false,
}

function failure(code: string, more: object = {}): Failure {
  const error = Object.assign(new LongshoreError(code, 'no', { recoverable: true }), more)
  return { kind: 'failed', reason: 'no', exitCode: undefined, error }
}

/** What is told of the first restart; then it is stopped. */
async function firstRestart(result: Failure): Promise<string[]> {
  const stop = new AbortController()
  const told: string[] = []
  const onRestart = (message: string) => {
    told.push(message)
    stop.abort()
  }
  const life = createMemoryLife<object, { kind: 'never' }>()
  const attempt = {
    find: async () => undefined,
    start: async () => ({}),
    recover: async () => {},
    ended: async () => result,
    remove: async () => {},
  }
  const options = { policy, life, stop: stop.signal, now: () => 0, random: () => 0, onRestart }
  expect(await runByPolicy(attempt, options)).toEqual({ kind: 'stopped' })
  return told
}

it.each([
  { why: 'the delay', result: failure('REGISTRY_DENIED'), seconds: 15 },
  {
    why: 'what a registry asks for, where that is longer',
    result: failure('REGISTRY_RATE_LIMITED', { retryAfterMs: 90 * second }),
    seconds: 90,
  },
  {
    why: 'the delay, where it is longer than that',
    result: failure('REGISTRY_RATE_LIMITED', { retryAfterMs: second }),
    seconds: 15,
  },
  {
    why: 'the delay, where the registry does not say',
    result: failure('REGISTRY_RATE_LIMITED', { retryAfterMs: undefined }),
    seconds: 15,
  },
  {
    why: 'no more than an hour, whatever a registry asks for',
    result: failure('REGISTRY_RATE_LIMITED', { retryAfterMs: 1e15 }),
    seconds: 3600,
  },
])('waits $seconds s before a restart: $why', async ({ result, seconds }) => {
  expect(await firstRestart(result)).toEqual([
    expect.stringContaining(`restarting in ${seconds} s (attempt 1 of 2)`),
  ])
})
