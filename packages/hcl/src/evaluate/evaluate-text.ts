import type { Expression } from '../ast.ts'
import { convertPrimitive } from '../value/convert-primitive.ts'
import { describeValue } from '../value/describe-value.ts'
import type { Value } from '../value/value.ts'
import { textSize } from './budget.ts'
import { type Context, fail, spend } from './context.ts'

/** The text that an expression's value is or becomes; `role` is what it is to be, for the diagnostic. */
export function evaluateText(part: Expression, role: string, context: Context): string | undefined {
  const value = context.evaluate(part, context)
  return value && toText({ ...value, range: part.range }, role, context)
}

/** The text that a text, number or bool becomes; others have none. */
export function toText(value: Value, role: string, context: Context): string | undefined {
  const { type, range } = value
  if (type === 'null' || type === 'list' || type === 'set' || type === 'object') {
    const hint = type === 'null' ? undefined : 'jsonencode(…) makes a text of any value'
    return fail(context, {
      message: `${describeValue(value)} cannot be ${role}`,
      ...(hint && { hint }),
      range,
    })
  }
  const converted = convertPrimitive(value, 'string')
  if ('problem' in converted || converted.value.type !== 'string') return undefined
  const text = converted.value.value
  const units = textSize(text) * (type === 'number' ? 8 : 1)
  return spend(context, units, range) ? text : undefined
}
