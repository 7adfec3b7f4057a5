import type { Type } from './type.ts'

/** Whether two types are the same, down to which attributes are optional. */
export function typesEqual(a: Type, b: Type): boolean {
  if (a === b) return true
  switch (a.kind) {
    case 'list':
    case 'set':
    case 'map':
      return b.kind === a.kind && typesEqual(a.element, b.element)
    case 'tuple':
      return b.kind === 'tuple' && listsEqual(a.elements, b.elements)
    case 'object':
      return b.kind === 'object' && objectsEqual(a, b)
    default:
      return a.kind === b.kind
  }
}

function listsEqual(a: readonly Type[], b: readonly Type[]): boolean {
  return (
    a.length === b.length &&
    a.every((type, index) => {
      const other = b[index]
      return other !== undefined && typesEqual(type, other)
    })
  )
}

type ObjectType = Type & { kind: 'object' }

function objectsEqual({ attributes }: ObjectType, { attributes: others }: ObjectType): boolean {
  if (attributes.size !== others.size) return false
  for (const [name, { type, optional }] of attributes) {
    const other = others.get(name)
    if (other?.optional !== optional || !typesEqual(type, other.type)) return false
  }
  return true
}
