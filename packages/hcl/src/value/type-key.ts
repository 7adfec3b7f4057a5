import { sortedAttributes } from './sorted-attributes.ts'
import type { Type } from './type.ts'

/** A text that is the same for equal types, and for no others. */
export function typeKey(type: Type): string {
  switch (type.kind) {
    case 'list':
    case 'set':
    case 'map':
      return `${type.kind}(${typeKey(type.element)})`
    case 'tuple':
      return `[${type.elements.map(typeKey).join()}]`
    case 'object': {
      const parts = sortedAttributes(type).map(
        ([name, { type, optional }]) =>
          `${JSON.stringify(name)}${optional ? '?' : ':'}${typeKey(type)}`,
      )
      return `{${parts.join()}}`
    }
    default:
      return type.kind
  }
}
