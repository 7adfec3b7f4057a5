import type { BinaryExpression, BinaryOperator, Expression } from '../ast.ts'
import { equalValues } from '../value/equal-values.ts'
import type { HclNumber } from '../value/number.ts'
import {
  addNumbers,
  compareNumbers,
  divideNumbers,
  moduloNumbers,
  multiplyNumbers,
  subtractNumbers,
} from '../value/number-arithmetic.ts'
import type { Value } from '../value/value.ts'
import { type Context, fail, spend } from './context.ts'
import { evaluateBool, evaluateNumber } from './operand.ts'

type Comparison = '<' | '>' | '<=' | '>='
type Arithmetic = '+' | '-' | '*' | '/' | '%'

const comparisons: Record<Comparison, (order: number) => boolean> = {
  '<': (order) => order < 0,
  '>': (order) => order > 0,
  '<=': (order) => order <= 0,
  '>=': (order) => order >= 0,
}

const arithmetic: Record<Arithmetic, (a: HclNumber, b: HclNumber) => HclNumber | undefined> = {
  '+': addNumbers,
  '-': subtractNumbers,
  '*': multiplyNumbers,
  '/': divideNumbers,
  '%': moduloNumbers,
}

/** The work of one operation, with the largest and smallest numbers. */
const arithmeticUnits = 8

/** Both sides are evaluated in any case: `&&` and `||` do not stop at the left one (hcl 2.20). */
export function evaluateBinary(expression: BinaryExpression, context: Context): Value | undefined {
  const { operator, left, right, range } = expression
  switch (operator) {
    case '==':
    case '!=': {
      const isEqual = evaluateEquality(left, right, context)
      if (isEqual === undefined) return undefined
      return { type: 'bool', value: isEqual === (operator === '=='), range }
    }
    case '&&':
    case '||': {
      const [a, b] = bothSides(expression, evaluateBool, context)
      if (a === undefined || b === undefined) return undefined
      return { type: 'bool', value: operator === '&&' ? a && b : a || b, range }
    }
    case '<':
    case '>':
    case '<=':
    case '>=': {
      const [a, b] = bothSides(expression, evaluateNumber, context)
      if (a === undefined || b === undefined) return undefined
      return { type: 'bool', value: comparisons[operator](compareNumbers(a, b)), range }
    }
    default: {
      const [a, b] = bothSides(expression, evaluateNumber, context)
      if (a === undefined || b === undefined) return undefined
      return calculate(expression, { operator, a, b }, context)
    }
  }
}

function evaluateEquality(
  left: Expression,
  right: Expression,
  context: Context,
): boolean | undefined {
  const a = context.evaluate(left, context)
  const b = context.evaluate(right, context)
  if (a === undefined || b === undefined) return undefined
  const units = context.budget.sizeOf(a) + context.budget.sizeOf(b)
  return spend(context, units, left.range) ? equalValues(a, b) : undefined
}

function bothSides<T>(
  { operator, left, right }: { operator: BinaryOperator; left: Expression; right: Expression },
  evaluateSide: (side: Expression, role: string, context: Context) => T | undefined,
  context: Context,
): [T | undefined, T | undefined] {
  return [
    evaluateSide(left, `the left side of \`${operator}\``, context),
    evaluateSide(right, `the right side of \`${operator}\``, context),
  ]
}

function calculate(
  { right, range }: BinaryExpression,
  { operator, a, b }: { operator: Arithmetic; a: HclNumber; b: HclNumber },
  context: Context,
): Value | undefined {
  if ((operator === '/' || operator === '%') && b.mantissa === 0n) {
    return fail(context, { message: 'a number cannot be divided by 0', range: right.range })
  }
  if (!spend(context, arithmeticUnits, range)) return undefined
  const value = arithmetic[operator](a, b)
  if (value) return { type: 'number', value, range }
  return fail(context, { message: 'the result is too large or too small for a number', range })
}
