import type { Type, TypeAttribute } from './type.ts'
import type { Value } from './value.ts'

/** The exact type of a value; that of a null that nothing says more about is `any`. */
export function typeOf(value: Value): Type {
  switch (value.type) {
    case 'null':
      return value.of ?? { kind: 'any' }
    case 'list':
      return value.of
        ? { kind: 'list', element: value.of }
        : { kind: 'tuple', elements: value.items.map(typeOf) }
    case 'set':
      return { kind: 'set', element: value.of }
    case 'object':
      return value.of
        ? { kind: 'map', element: value.of }
        : { kind: 'object', attributes: attributesOf(value) }
    default:
      return { kind: value.type }
  }
}

function attributesOf({ entries }: Value & { type: 'object' }): Map<string, TypeAttribute> {
  return new Map(
    entries.map(({ key, value }) => [key, { type: typeOf(value), optional: false }] as const),
  )
}
