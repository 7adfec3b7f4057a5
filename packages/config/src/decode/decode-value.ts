import type { Value } from '@longshore/hcl'
import { wrongType } from './complaints.ts'
import { convertScalar } from './convert-scalar.ts'
import type { DecodeContext, Slot } from './decode-context.ts'

/** Reads a scalar or a list of scalars. What has the wrong type is reported, and left out of the list. */
export function decodeValue(value: Value, { type, path }: Slot, context: DecodeContext): unknown {
  if (type.kind === 'list' && value.type === 'list') {
    const items: unknown[] = []
    for (const item of value.items) {
      const itemPath = [...path, items.length]
      context.places.set(itemPath, { key: item.range, value: item.range })
      const decoded = decodeValue(item, { type: type.element, path: itemPath }, context)
      if (decoded !== undefined) items.push(decoded)
    }
    return items
  }
  const isScalar = type.kind === 'string' || type.kind === 'number' || type.kind === 'bool'
  const converted = isScalar ? convertScalar(value, type.kind) : undefined
  if (converted === undefined) context.report(wrongType(path, type, value))
  return converted
}
