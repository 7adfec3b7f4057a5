import type { UnaryExpression } from '../ast.ts'
import { negateNumber } from '../value/number-arithmetic.ts'
import type { Value } from '../value/value.ts'
import type { Context } from './context.ts'
import { evaluateBool, evaluateNumber } from './operand.ts'

export function evaluateUnary(
  { operator, operand, range }: UnaryExpression,
  context: Context,
): Value | undefined {
  const role = `what \`${operator}\` stands before`
  if (operator === '!') {
    const value = evaluateBool(operand, role, context)
    return value === undefined ? undefined : { type: 'bool', value: !value, range }
  }
  const value = evaluateNumber(operand, role, context)
  return value && { type: 'number', value: negateNumber(value), range }
}
