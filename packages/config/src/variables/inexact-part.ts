import type { Type } from '@longshore/hcl'

/** What keeps a type from being exact, as those of Nomad's variables are (hcl's ext/typeexpr `Type`), if anything. */
export function inexactPart(type: Type): 'any' | 'optional' | undefined {
  switch (type.kind) {
    case 'any':
      return 'any'
    case 'list':
    case 'set':
    case 'map':
      return inexactPart(type.element)
    case 'tuple':
      return first(type.elements)
    case 'object': {
      const attributes = [...type.attributes.values()]
      if (attributes.some(({ optional }) => optional)) return 'optional'
      return first(attributes.map((attribute) => attribute.type))
    }
    default:
      return undefined
  }
}

function first(types: readonly Type[]): 'any' | 'optional' | undefined {
  return types.map(inexactPart).find((part) => part !== undefined)
}
