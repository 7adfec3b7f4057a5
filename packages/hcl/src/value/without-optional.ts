import type { Type } from './type.ts'

/** The type with every attribute required: that of the values which a constraint lets through. */
export function withoutOptional(type: Type): Type {
  switch (type.kind) {
    case 'list':
    case 'set':
    case 'map':
      return { kind: type.kind, element: withoutOptional(type.element) }
    case 'tuple':
      return { kind: 'tuple', elements: type.elements.map(withoutOptional) }
    case 'object': {
      const attributes = [...type.attributes].map(
        ([name, { type }]) => [name, { type: withoutOptional(type), optional: false }] as const,
      )
      return { kind: 'object', attributes: new Map(attributes) }
    }
    default:
      return type
  }
}
