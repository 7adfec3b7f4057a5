import type { LiteralExpression } from '../ast.ts'
import { type Context, fail } from './scope.ts'
import { toNumber } from './to-number.ts'
import type { Value } from '../value/value.ts'

export function evaluateLiteral(
  { literal, range }: LiteralExpression,
  context: Context,
): Value | undefined {
  if (literal.type === 'null') return { type: 'null', range }
  if (literal.type === 'bool') return { type: 'bool', value: literal.value, range }
  const value = toNumber(literal.text)
  if (value !== undefined) return { type: 'number', value, range }
  return fail(context, { message: 'this number is too large or too small', range })
}
