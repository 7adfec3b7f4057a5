import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDuration } from './parse-duration.ts'

describe('parseDuration', () => {
  it.each([
    { text: '30s', milliseconds: 30_000 },
    { text: '1h30m', milliseconds: 5_400_000 },
    { text: '500ms', milliseconds: 500 },
    { text: '1.5h', milliseconds: 5_400_000 },
    { text: '.5s', milliseconds: 500 },
    { text: '1.s', milliseconds: 1000 },
    { text: '1.005s', milliseconds: 1005 },
    { text: '250us', milliseconds: 0.25 },
    { text: '250µs', milliseconds: 0.25 },
    { text: '250μs', milliseconds: 0.25 },
    { text: '1ns', milliseconds: 0.000001 },
    { text: '1m1m', milliseconds: 120_000 },
    { text: '-5s', milliseconds: -5000 },
    { text: '+5s', milliseconds: 5000 },
    { text: '0', milliseconds: 0 },
    { text: '-0', milliseconds: 0 },
    { text: '-0s', milliseconds: 0 },
  ])('reads $text as $milliseconds ms', ({ text, milliseconds }) => {
    expect(parseDuration(text)).toBe(milliseconds)
  })

  it.each([
    { why: 'nothing', text: '' },
    { why: 'a sign only', text: '-' },
    { why: 'a unit only', text: 's' },
    { why: 'a point only', text: '.s' },
    { why: 'two points', text: '1.2.3s' },
    { why: 'a unit that Go lacks', text: '1d' },
    { why: 'a name from the prototype', text: '1constructor' },
    { why: 'a number at the end', text: '1h30' },
    { why: 'a space', text: '1 s' },
    { why: 'a line break', text: '1s\n' },
    { why: 'an upper-case unit', text: '1S' },
    { why: 'an exponent', text: '1e3s' },
  ])('refuses $why', ({ text }) => {
    expect(() => parseDuration(text)).toThrow(
      expect.objectContaining({
        code: 'DURATION_INVALID',
        message: `must be a duration, and is ${JSON.stringify(text)}`,
        hint: expect.stringContaining('"1h30m"'),
      }),
    )
  })

  it('refuses a number without a unit, and says what Nomad would take it for', () => {
    expect(() => parseDuration('30')).toThrow(
      expect.objectContaining({
        code: 'DURATION_INVALID',
        message: 'must have a unit, and is "30"',
        hint: 'write "30s" for seconds; Nomad takes a number without a unit as nanoseconds',
      }),
    )
  })

  it('refuses what Go cannot hold', () => {
    expect(parseDuration('2562047h')).toBe(2_562_047 * 3_600_000)
    expect(() => parseDuration('2562048h')).toThrow(/must be less than/)
  })

  it('adds up its parts in any order', () => {
    const units = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 }
    const part = fc.record({
      amount: fc.nat({ max: 100_000 }),
      unit: fc.constantFrom('h', 'm', 's', 'ms'),
    })
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const text = parts.map(({ amount, unit }) => `${amount}${unit}`).join('')
        const sum = parts.reduce((total, { amount, unit }) => total + amount * units[unit], 0)
        expect(parseDuration(text)).toBe(sum)
        expect(parseDuration(`-${text}`) + sum).toBe(0)
      }),
    )
  })

  it('gives a finite number or a DURATION_INVALID for any text', () => {
    const pieces = fc.constantFrom('1', '0', '.', '-', '+', 'h', 'm', 's', 'µ', 'n', ' ', 'x', '\n')
    const text = fc.oneof(
      fc.string(),
      fc.array(pieces).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(text, (text) => {
        try {
          expect(parseDuration(text)).toSatisfy(Number.isFinite)
        } catch (error) {
          expect(error).toMatchObject({ code: 'DURATION_INVALID' })
        }
      }),
    )
  })
})
