import { expect, it } from 'vitest'
import { summarize } from './summarize.ts'

it.each([
  { counts: [], ok: false, text: '0 passed, 0 failed' },
  {
    counts: [
      { passed: 3, failed: 0, skipped: 0 },
      { passed: 1, failed: 0, skipped: 0 },
    ],
    ok: true,
    text: '4 passed, 0 failed',
  },
  {
    counts: [{ passed: 3, failed: 1, skipped: 2 }],
    ok: false,
    text: '2 skipped\n3 passed, 1 failed',
  },
])('summarize says "$text"', ({ counts, ok, text }) => {
  expect(summarize(counts)).toEqual({ ok, text })
})
