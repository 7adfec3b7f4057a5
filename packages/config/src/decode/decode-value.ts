import type { Diagnostic, Value } from '@longshore/hcl'
import type { HclType, UnionType } from '../schema/hcl-type.ts'
import { wrongType } from './complaints.ts'
import { convertScalar } from './convert-scalar.ts'
import type { DecodeContext, Slot } from './decode-context.ts'
import { toPlain } from './to-plain.ts'

/** Reads a value that stands after `=`. What has the wrong type is reported, and left out of a list. */
export function decodeValue(value: Value, { type, path }: Slot, context: DecodeContext): unknown {
  if (type.kind === 'any') return toPlain(value)
  if (type.kind === 'union') return decodeUnion(value, { type, path }, context)
  if (type.kind === 'list' && (value.type === 'list' || value.type === 'set')) {
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

function decodeUnion(value: Value, { type, path }: Slot<UnionType>, context: DecodeContext) {
  const own = type.options.find((option) => isOwnType(value, option))
  if (own) return decodeValue(value, { type: own, path }, context)
  for (const option of type.options) {
    const problems: Diagnostic[] = []
    const report = (diagnostic: Diagnostic) => problems.push(diagnostic)
    const decoded = decodeValue(value, { type: option, path }, { ...context, report })
    if (problems.length === 0) return decoded
  }
  context.report(wrongType(path, type, value))
  return undefined
}

/** Whether a value is of a type without conversion. */
function isOwnType(value: Value, { kind }: HclType): boolean {
  return kind === 'any' || kind === (value.type === 'set' ? 'list' : value.type)
}
