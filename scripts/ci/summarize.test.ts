import { expect, it } from 'vitest'
import { summarize } from './summarize.ts'

it.each([
  { counts: [], ok: false, line: '0 passed, 0 failed' },
  {
    counts: [
      { passed: 3, failed: 0, skipped: 0 },
      { passed: 1, failed: 0, skipped: 0 },
    ],
    ok: true,
    line: '4 passed, 0 failed',
  },
  {
    counts: [{ passed: 3, failed: 1, skipped: 2 }],
    ok: false,
    line: '3 passed, 1 failed, 2 skipped',
  },
])('summarize says "$line"', ({ counts, ok, line }) => {
  expect(summarize(counts)).toEqual({ ok, line })
})
