import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eachCommonBeginning, longestBeginning } from './matching.ts'

const text = fc
  .array(fc.constantFrom('a', 'b'), { maxLength: 30 })
  .map((letters) => letters.join(''))

describe('eachCommonBeginning', () => {
  it('finds each place where both go on alike', () => {
    fc.assert(
      fc.property(text, text, (pattern, text) => {
        const found: number[] = []
        eachCommonBeginning(Buffer.from(pattern), Buffer.from(text), (place) => found.push(place))
        const expected = [...text].flatMap((_, place) => {
          const rest = text.slice(place)
          return rest.startsWith(pattern) || pattern.startsWith(rest) ? [place] : []
        })
        expect(found).toEqual(expected)
      }),
    )
  })
})

describe('longestBeginning', () => {
  it('finds the longest beginning and its first end', () => {
    fc.assert(
      fc.property(text, text, (pattern, text) => {
        let length = pattern.length
        while (!text.includes(pattern.slice(0, length))) length -= 1
        const end = length === 0 ? 0 : text.indexOf(pattern.slice(0, length)) + length
        expect(longestBeginning(Buffer.from(pattern), Buffer.from(text))).toEqual({ length, end })
      }),
    )
  })
})
