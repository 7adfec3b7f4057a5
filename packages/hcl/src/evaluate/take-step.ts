import type { ReferenceStep } from '../ast.ts'
import type { Range } from '../source/range.ts'
import { describeValue } from '../value/describe-value.ts'
import type { Value } from '../value/value.ts'
import { type Context, fail } from './context.ts'
import { failMissing } from './fail-missing.ts'
import { takeIndex } from './take-index.ts'

/** A part of a value by its name or key. */
export function takeStep(value: Value, step: ReferenceStep, context: Context): Value | undefined {
  if (step.kind === 'attribute') return takeAttribute(value, step, context)
  const key = context.evaluate(step.key, context)
  return key && takeIndex(value, key, { ...context, range: step.range })
}

function takeAttribute(
  value: Value,
  { name, range }: { name: string; range: Range },
  context: Context,
): Value | undefined {
  if (value.type === 'object') {
    const found = context.budget.find(value, name)
    return found ?? failMissing(value, { name, range }, context)
  }
  const hint = elementHint(value, name)
  return fail(context, {
    message: `${describeValue(value)} has no attributes, so there is no \`${name}\``,
    ...(hint && { hint }),
    range,
  })
}

function elementHint(value: Value, name: string): string | undefined {
  if (value.type === 'list')
    return `write [0].${name} for its first element, or [*].${name} for all`
  return value.type === 'set' ? `write [*].${name} for each of its elements` : undefined
}
