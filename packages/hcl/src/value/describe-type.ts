import type { Type } from './type.ts'

/** A type in the words that HCL's messages use: `list of string`, `object`, `any single type` within a collection. */
export function describeType(type: Type): string {
  switch (type.kind) {
    case 'any':
      return 'any type'
    case 'list':
    case 'set':
    case 'map':
      return `${type.kind} of ${describeElement(type.element)}`
    default:
      return type.kind
  }
}

function describeElement(type: Type): string {
  return type.kind === 'any' ? 'any single type' : describeType(type)
}
