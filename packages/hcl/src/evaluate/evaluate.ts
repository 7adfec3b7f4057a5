import type { Expression, ObjectEntry } from '../ast.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { evaluateLiteral } from './evaluate-literal.ts'
import { evaluateReference } from './evaluate-reference.ts'
import { evaluateTemplate } from './evaluate-template.ts'
import type { Context, Scope } from './scope.ts'
import { toText } from './to-text.ts'
import type { Value, ValueEntry } from '../value/value.ts'

export interface Evaluation {
  /** Undefined where there are diagnostics. */
  value: Value | undefined
  diagnostics: Diagnostic[]
}

/** The value of an expression, or everything that is wrong with it. Never throws. */
export function evaluate(expression: Expression, scope: Scope = {}): Evaluation {
  const diagnostics: Diagnostic[] = []
  const evaluatePart = (part: Expression) => evaluateWith(part, context)
  const context: Context = { scope, diagnostics, evaluate: evaluatePart }
  const value = evaluatePart(expression)
  return { value: diagnostics.length === 0 ? value : undefined, diagnostics }
}

function evaluateWith(expression: Expression, context: Context): Value | undefined {
  const { range } = expression
  switch (expression.kind) {
    case 'literal':
      return evaluateLiteral(expression, context)
    case 'template':
      return evaluateTemplate(expression, context)
    case 'reference':
      return evaluateReference(expression, context)
    case 'tuple': {
      const items = expression.items.map(context.evaluate)
      return { type: 'list', items: items.filter((item) => item !== undefined), range }
    }
    case 'object':
      return { type: 'object', entries: evaluateEntries(expression.entries, context), range }
  }
}

/** One entry for each key, at the place of the first and with the value of the last. */
function evaluateEntries(entries: ObjectEntry[], context: Context): ValueEntry[] {
  const byKey = new Map<string, ValueEntry>()
  for (const entry of entries) {
    const key = evaluateKey(entry.key, context)
    const value = context.evaluate(entry.value)
    if (key === undefined || value === undefined) continue
    byKey.set(key, { key, keyRange: entry.key.range, value })
  }
  return [...byKey.values()]
}

/** A bare name is itself as a key. */
function evaluateKey(key: Expression, context: Context): string | undefined {
  if (key.kind === 'reference' && key.steps.length === 0) return key.root
  const value = context.evaluate(key)
  return value && toText(value, context)
}
