import fc from 'fast-check'
import { expect, it } from 'vitest'
import { equalValues } from './equal-values.ts'
import { arbitraryValue } from './values.test-support.ts'

it('is an equivalence', () => {
  fc.assert(
    fc.property(arbitraryValue, arbitraryValue, arbitraryValue, (a, b, c) => {
      expect(equalValues(a, structuredClone(a))).toBe(true)
      expect(equalValues(a, b)).toBe(equalValues(b, a))
      if (equalValues(a, b) && equalValues(b, c)) expect(equalValues(a, c)).toBe(true)
    }),
  )
})
