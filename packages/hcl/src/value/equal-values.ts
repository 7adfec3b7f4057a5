import { typeOf } from './type-of.ts'
import { typesEqual } from './types-equal.ts'
import type { Value } from './value.ts'
import { valueKey } from './value-key.ts'

/**
 * Whether two values are equal as `==` has it (cty's `Equals`): those of different types are not, not even an empty
 * tuple and an empty list; null equals null, whatever it stands in for.
 */
export function equalValues(a: Value, b: Value): boolean {
  if (a.type === 'null' || b.type === 'null') return a.type === b.type
  return a.type === b.type && typesEqual(typeOf(a), typeOf(b)) && contentsEqual(a, b)
}

/** Of values of one type. */
function contentsEqual(a: Value, b: Value): boolean {
  switch (a.type) {
    case 'null':
      return b.type === 'null'
    case 'list':
      return (
        b.type === 'list' &&
        a.items.length === b.items.length &&
        a.items.every((item, index) => {
          const other = b.items[index]
          return other !== undefined && contentsEqual(item, other)
        })
      )
    case 'set':
      return b.type === 'set' && setsEqual(a.items, b.items)
    case 'object':
      return b.type === 'object' && objectsEqual(a, b)
    case 'number':
      return b.type === 'number' && numbersEqual(a, b)
    default:
      return b.type === a.type && a.value === b.value
  }
}

function numbersEqual(
  { value: a }: Value & { type: 'number' },
  { value: b }: Value & { type: 'number' },
): boolean {
  return a.mantissa === b.mantissa && a.exponent === b.exponent
}

function setsEqual(a: readonly Value[], b: readonly Value[]): boolean {
  if (a.length !== b.length) return false
  const keys = new Set(a.map(valueKey))
  return b.every((item) => keys.has(valueKey(item)))
}

type ObjectValue = Value & { type: 'object' }

function objectsEqual({ entries: a }: ObjectValue, { entries: b }: ObjectValue): boolean {
  if (a.length !== b.length) return false
  const others = new Map(b.map(({ key, value }) => [key, value]))
  return a.every(({ key, value }) => {
    const other = others.get(key)
    return other !== undefined && contentsEqual(value, other)
  })
}
