import { evaluate } from '@longshore/hcl'
import type { DecodeContext } from './decode-context.ts'
import type { Entry, WrittenEntry } from './entry.ts'

/** The entry with its value; `undefined` where its expression has none, which is reported then. */
export function evaluateEntry(entry: Entry, context: DecodeContext): WrittenEntry | undefined {
  if (entry.kind !== 'attribute') return entry
  const { value, diagnostics } = evaluate(entry.attribute.expression, context.scope)
  diagnostics.forEach(context.report)
  return value && { kind: 'value', name: entry.name, nameRange: entry.nameRange, value }
}
