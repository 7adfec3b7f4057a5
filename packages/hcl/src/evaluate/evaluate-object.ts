import type { Expression, ObjectExpression } from '../ast.ts'
import type { Value, ValueEntry } from '../value/value.ts'
import { type Context, keep } from './context.ts'
import { evaluateText } from './evaluate-text.ts'

/** One entry for each key, at the place of the first and with the value of the last. */
export function evaluateObject(
  { entries, range }: ObjectExpression,
  context: Context,
): Value | undefined {
  const byKey = new Map<string, ValueEntry>()
  let isWhole = true
  for (const entry of entries) {
    const key = evaluateKey(entry.key, context)
    const value = context.evaluate(entry.value, context)
    if (key === undefined || value === undefined) isWhole = false
    else byKey.set(key, { key, keyRange: entry.key.range, value })
  }
  if (!isWhole) return undefined
  return keep(context, { type: 'object', entries: [...byKey.values()], range })
}

/** A bare name, also `null`, `true` and `false`, is itself as a key. */
function evaluateKey(key: Expression, context: Context): string | undefined {
  if (key.kind === 'literal' && key.literal.type === 'null') return 'null'
  const isName = key.kind === 'reference' && key.steps.length === 0
  return isName ? key.root : evaluateText(key, 'a key', context)
}
