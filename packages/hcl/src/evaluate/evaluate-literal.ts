import type { LiteralExpression } from '../ast.ts'
import { parseNumber } from '../value/parse-number.ts'
import type { Value } from '../value/value.ts'
import { type Context, fail, spend } from './context.ts'

/** The work of a number with an exponent. */
const powerUnits = 8

export function evaluateLiteral(
  { literal, range }: LiteralExpression,
  context: Context,
): Value | undefined {
  if (literal.type === 'null') return { type: 'null', range }
  if (literal.type === 'bool') return { type: 'bool', value: literal.value, range }
  const units = literal.text.length / 8 + (/[ep]/i.test(literal.text) ? powerUnits : 0)
  if (!spend(context, units, range)) return undefined
  const value = parseNumber(literal.text)
  if (value !== undefined) return { type: 'number', value, range }
  return fail(context, { message: 'this number is too large or too small', range })
}
