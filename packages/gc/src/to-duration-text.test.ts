import { describe, expect, it } from 'vitest'
import { toDurationText } from './to-duration-text.ts'

describe('toDurationText', () => {
  it.each([
    { milliseconds: 0, text: '0s' },
    { milliseconds: -5, text: '0s' },
    { milliseconds: 59_999, text: '59s' },
    { milliseconds: 60_000, text: '1m' },
    { milliseconds: 7 * 60_000 + 59_000, text: '7m' },
    { milliseconds: 3_600_000, text: '1h' },
    { milliseconds: 50 * 3_600_000, text: '2d' },
  ])('says $text of $milliseconds ms', ({ milliseconds, text }) => {
    expect(toDurationText(milliseconds)).toBe(text)
  })
})
