import { expect, it } from 'vitest'
import { formatTime } from './format-time.ts'

it.each([
  { milliseconds: 0, text: '0s' },
  { milliseconds: 8001, text: '9s' },
  { milliseconds: 59_500, text: '1m 0s' },
  { milliseconds: 90_000, text: '1m 30s' },
  { milliseconds: 7_500_000, text: '2h 5m' },
])('writes $milliseconds ms as $text', ({ milliseconds, text }) => {
  expect(formatTime(milliseconds)).toBe(text)
})
