import { describe, expect, it } from 'vitest'
import { parseRetryAfter } from './rate-limit-error.ts'

describe('parseRetryAfter', () => {
  it.each([
    ['toomanyrequests: retry-after: 880.092µs, allowed: 44000/minute', 1],
    ['toomanyrequests: retry-after: 1.5s, allowed: 44000/minute', 1500],
    ['toomanyrequests: Retry-After: 1m2.5s', 62_500],
    ['retry after 30', 30_000],
    ['toomanyrequests: You have reached your pull rate limit.', undefined],
    ['retry-after: soon', undefined],
    ['retry-after: 1.2.3s', undefined],
  ])('reads “%s” as %s ms', (text, expected) => {
    expect(parseRetryAfter(text)).toBe(expected)
  })
})
