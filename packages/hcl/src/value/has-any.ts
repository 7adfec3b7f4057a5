import type { Type } from './type.ts'

/** Whether a type leaves a part of itself to the value: it is `any`, or has it within. */
export function hasAny(type: Type): boolean {
  switch (type.kind) {
    case 'any':
      return true
    case 'list':
    case 'set':
    case 'map':
      return hasAny(type.element)
    case 'tuple':
      return type.elements.some(hasAny)
    case 'object':
      return [...type.attributes.values()].some(({ type }) => hasAny(type))
    default:
      return false
  }
}
