import type { Expression } from '../ast.ts'
import { convertPrimitive } from '../value/convert-primitive.ts'
import { describeValue } from '../value/describe-value.ts'
import type { HclNumber } from '../value/number.ts'
import type { Value } from '../value/value.ts'
import { type Context, fail } from './context.ts'
import { findVariable } from './find-variable.ts'

/** A number, or a text that writes one. `role` is what it is, for the diagnostic: `the left side of +`. */
export function evaluateNumber(
  part: Expression,
  role: string,
  context: Context,
): HclNumber | undefined {
  const value = context.evaluate(part, context)
  const operand = value && toOperand(part, { value, kind: 'number', role }, context)
  return operand?.type === 'number' ? operand.value : undefined
}

/** A bool, or a text that writes one. */
export function evaluateBool(
  part: Expression,
  role: string,
  context: Context,
): boolean | undefined {
  const value = context.evaluate(part, context)
  const operand = value && toOperand(part, { value, kind: 'bool', role }, context)
  return operand?.type === 'bool' ? operand.value : undefined
}

interface Operand {
  value: Value
  kind: 'number' | 'bool'
  role: string
}

function toOperand(
  part: Expression,
  { value, kind, role }: Operand,
  context: Context,
): Value | undefined {
  const wanted = kind === 'number' ? 'a number' : 'true or false'
  const { range } = part
  if (value.type !== 'null') {
    const converted = convertPrimitive(value, kind)
    if ('value' in converted) return converted.value
  }
  const message = `${role} must be ${wanted}, but this is ${describeOperand(value, wanted)}`
  const hint = runtimeHint(part, context)
  return fail(context, { message, ...(hint && { hint }), range })
}

function describeOperand(value: Value, wanted: string): string {
  return value.type === 'string' ? `a text that is not ${wanted}` : describeValue(value)
}

/** Says of a reference that comes out verbatim why nothing can be made of it. */
export function runtimeHint(part: Expression, context: Context): string | undefined {
  if (part.kind === 'parentheses') return runtimeHint(part.expression, context)
  if (part.kind === 'template') {
    const [only, ...others] = part.parts
    return only?.kind === 'interpolation' && others.length === 0
      ? runtimeHint(only.expression, context)
      : undefined
  }
  if (part.kind !== 'reference' || findVariable(part.root, context)) return undefined
  return `\`${part.source}\` has its value only when the task runs; here it is the text \${${part.source}}`
}
