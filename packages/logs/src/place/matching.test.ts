import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commonBeginnings, longestBeginning, sameLength } from './matching.ts'

/** Short ones that repeat themselves, and long ones that hardly do. */
const repeated = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 60 })
const long = fc
  .tuple(fc.nat(300), fc.nat(900), repeated)
  .map(([from, size, end]) => Array.from({ length: size }, (_, n) => `${n + from};`).join('') + end)
const texts = fc.tuple(fc.oneof(repeated, long), fc.oneof(repeated, long))
const leasts = fc.constantFrom(1, 3, 40)

describe('commonBeginnings', () => {
  it('finds each place where both go on alike', () => {
    fc.assert(
      fc.property(texts, leasts, ([pattern, text], least) => {
        const expected = [...text].flatMap((_, place) => {
          const rest = text.slice(place)
          const isAlike = rest.startsWith(pattern) || pattern.startsWith(rest)
          return isAlike && Math.min(rest.length, pattern.length) >= least ? [place] : []
        })
        const found = commonBeginnings({
          pattern: Buffer.from(pattern),
          text: Buffer.from(text),
          least,
        })
        expect(found).toEqual(expected)
      }),
    )
  })
})

describe('longestBeginning', () => {
  it('finds the longest beginning and its first end', () => {
    fc.assert(
      fc.property(texts, leasts, ([pattern, text], least) => {
        let length = pattern.length
        while (!text.includes(pattern.slice(0, length))) length -= 1
        if (length < least) length = 0
        const end = length === 0 ? 0 : text.indexOf(pattern.slice(0, length)) + length
        const found = longestBeginning({
          pattern: Buffer.from(pattern),
          text: Buffer.from(text),
          least,
        })
        expect(found).toEqual({ length, end })
      }),
    )
  })
})

describe('sameLength', () => {
  it('counts what both begin with alike', () => {
    fc.assert(
      fc.property(long, fc.nat(4000), (text, at) => {
        const other = `${text.slice(0, at)}?${text.slice(at + 1)}`
        const expected = Math.min(at, text.length)
        expect(sameLength(Buffer.from(text), Buffer.from(other))).toBe(expected)
      }),
    )
  })
})
