import type { Type } from '../src/value/type.ts'
import type { Value } from '../src/value/value.ts'

/** A value as the oracle writes it (describe.go). */
export function describeForOracle(value: Value): unknown {
  switch (value.type) {
    case 'null':
      return { type: 'null' }
    case 'string':
      return { type: 'string', value: value.value }
    case 'bool':
      return { type: 'bool', value: String(value.value) }
    case 'number':
      return { type: 'number', value: `${value.value.mantissa}p${value.value.exponent}` }
    case 'list':
    case 'set': {
      const items = value.items.map(describeForOracle)
      if (value.of === undefined) return { type: 'tuple', value: items }
      return { type: value.type, value: items, of: describeTypeForOracle(value.of) }
    }
    case 'object': {
      const entries = value.entries.map(
        ({ key, value }) => [key, describeForOracle(value)] as const,
      )
      const members = Object.fromEntries(entries)
      if (value.of === undefined) return { type: 'object', value: members }
      return { type: 'map', value: members, of: describeTypeForOracle(value.of) }
    }
  }
}

/** As cty writes types in JSON. */
function describeTypeForOracle(type: Type): unknown {
  switch (type.kind) {
    case 'any':
      return 'dynamic'
    case 'list':
    case 'set':
    case 'map':
      return [type.kind, describeTypeForOracle(type.element)]
    case 'tuple':
      return ['tuple', type.elements.map(describeTypeForOracle)]
    case 'object': {
      const attributes = [...type.attributes]
      return [
        'object',
        Object.fromEntries(
          attributes.map(([name, { type }]) => [name, describeTypeForOracle(type)]),
        ),
      ]
    }
    default:
      return type.kind
  }
}
