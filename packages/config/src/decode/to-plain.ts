import type { Value } from '@longshore/hcl'
import { convertScalar } from './convert-scalar.ts'

/**
 * A value as JSON has it. A whole number beyond 2^53 becomes its decimal text, so that it stays exact. Keys are data:
 * read the objects with `Object.hasOwn` or `Object.entries`.
 */
export function toPlain(value: Value): unknown {
  switch (value.type) {
    case 'string':
    case 'bool':
      return value.value
    case 'number':
      return convertScalar(value, 'number') ?? convertScalar(value, 'string')
    case 'list':
    case 'set':
      return value.items.map(toPlain)
    case 'object':
      return Object.fromEntries(value.entries.map((entry) => [entry.key, toPlain(entry.value)]))
    case 'null':
      return null
  }
}
