import type { Range } from '../../source/range.ts'
import type { Type } from '../../value/type.ts'
import type { Value } from '../../value/value.ts'

/** A list of elements of one type, or a tuple where that is undefined. */
export function listValue(items: Value[], of: Type | undefined, range: Range): Value {
  return of === undefined ? { type: 'list', items, range } : { type: 'list', items, of, range }
}

/** The type of a list's elements; undefined for a tuple. */
export function elementType(value: Value | undefined): Type | undefined {
  return value?.type === 'list' || value?.type === 'set' ? value.of : undefined
}
