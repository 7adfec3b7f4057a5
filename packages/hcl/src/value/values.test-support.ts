import fc from 'fast-check'
import { fromInteger } from './convert-number.ts'
import { createSet } from './create-set.ts'
import type { Value } from './value.ts'

const nowhere = { offset: 0, line: 1, column: 1 }
const range = { start: nowhere, end: nowhere }

/** Values of all kinds, small enough that equal ones come up. */
export const arbitraryValue: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constant<Value>({ type: 'null', range }),
    fc.boolean().map((value): Value => ({ type: 'bool', value, range })),
    fc
      .integer({ min: -2, max: 2 })
      .map((value): Value => ({ type: 'number', value: fromInteger(value), range })),
    fc
      .constantFrom('', 'a', '1', 'true', '__proto__')
      .map((value): Value => ({ type: 'string', value, range })),
    fc
      .array(tie('value'), { maxLength: 3 })
      .map((items): Value => ({ type: 'list', items, range })),
    fc.array(fc.constantFrom('a', 'b', 'a'), { maxLength: 3 }).map((texts) =>
      createSet(
        texts.map((value) => ({ type: 'string', value, range })),
        { kind: 'string' },
        range,
      ),
    ),
    fc
      .uniqueArray(fc.tuple(fc.constantFrom('a', 'b', '__proto__'), tie('value')), {
        maxLength: 3,
        selector: ([key]) => key,
      })
      .map(
        (pairs): Value => ({
          type: 'object',
          entries: pairs.map(([key, value]) => ({ key, keyRange: range, value })),
          range,
        }),
      ),
  ),
})).value
