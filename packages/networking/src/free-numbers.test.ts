import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createFreeNumbers } from './free-numbers.ts'

it('knows the free numbers of its range in order, whatever was added and removed', () => {
  const range = fc
    .tuple(fc.nat(65_000), fc.nat(40))
    .map(([min, length]) => ({ min, max: min + length }))
  const changes = fc.array(
    fc.record({ add: fc.boolean(), offset: fc.integer({ min: -2, max: 42 }) }),
  )
  fc.assert(
    fc.property(range, changes, ({ min, max }, changes) => {
      const numbers = createFreeNumbers({ min, max })
      const expected = new Set(Array.from({ length: max - min + 1 }, (_, index) => min + index))
      for (const { add, offset } of changes) {
        const number = min + offset
        numbers[add ? 'add' : 'remove'](number)
        if (!add) expected.delete(number)
        else if (number >= min && number <= max) expected.add(number)
      }
      const free = Array.from({ length: numbers.count() }, (_, rank) => numbers.at(rank))
      expect(free).toEqual([...expected].sort((a, b) => a - b))
    }),
  )
})
