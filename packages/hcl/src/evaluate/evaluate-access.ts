import type { AccessExpression } from '../ast.ts'
import type { Value } from '../value/value.ts'
import { type Context, fail } from './context.ts'
import { runtimeHint } from './operand.ts'
import { takeStep } from './take-step.ts'

/** Both the value and the key are evaluated, so that what is wrong with each is said. */
export function evaluateAccess(
  { object, step, range }: AccessExpression,
  context: Context,
): Value | undefined {
  const value = context.evaluate(object, context)
  if (value === undefined) {
    if (step.kind === 'index') context.evaluate(step.key, context)
    return undefined
  }
  const hint = runtimeHint(object, context)
  if (hint) return fail(context, { message: 'there is nothing yet to take a part of', hint, range })
  const part = takeStep(value, step, context)
  return part && { ...part, range }
}
