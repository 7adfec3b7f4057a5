import type { Type } from '@longshore/hcl'

/** How a value of a type is written: `["text"]`. */
export function exampleOf(type: Type): string {
  switch (type.kind) {
    case 'bool':
      return 'true or false'
    case 'number':
      return '1'
    case 'list':
    case 'set':
      return `[${exampleOf(type.element)}]`
    case 'tuple':
      return `[${type.elements.map(exampleOf).join(', ')}]`
    case 'map':
      return `{ key = ${exampleOf(type.element)} }`
    case 'object': {
      const attributes = [...type.attributes].map(
        ([name, attribute]) => `${name} = ${exampleOf(attribute.type)}`,
      )
      return `{ ${attributes.join(', ')} }`
    }
    default:
      return '"text"'
  }
}
