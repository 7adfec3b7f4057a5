import { describeType } from './describe-type.ts'
import type { Value } from './value.ts'

/** What a value is, with its article, for a sentence: `a string`, `a list of number`, `an object`, `null`. */
export function describeValue(value: Value): string {
  switch (value.type) {
    case 'null':
      return 'null'
    case 'list':
      return value.of ? `a ${describeType({ kind: 'list', element: value.of })}` : 'a list'
    case 'set':
      return `a ${describeType({ kind: 'set', element: value.of })}`
    case 'object':
      return value.of ? `a ${describeType({ kind: 'map', element: value.of })}` : 'an object'
    default:
      return `a ${value.type}`
  }
}
