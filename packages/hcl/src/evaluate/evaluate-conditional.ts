import type { ConditionalExpression, Expression } from '../ast.ts'
import { convertValue } from '../value/convert-value.ts'
import { describeType } from '../value/describe-type.ts'
import type { Type } from '../value/type.ts'
import { typeOf } from '../value/type-of.ts'
import { unifyTypes } from '../value/unify-types.ts'
import type { Value } from '../value/value.ts'
import { attempt, type Context, fail, spend } from './context.ts'
import { evaluateBool } from './operand.ts'
import { staticType } from './static-type.ts'

/**
 * Both branches are evaluated, as both have a say in the result's type. What is wrong with the one that is not taken does
 * not matter.
 */
export function evaluateConditional(
  expression: ConditionalExpression,
  context: Context,
): Value | undefined {
  const then = attempt(context, expression.then)
  const otherwise = attempt(context, expression.otherwise)
  const condition = evaluateBool(expression.condition, 'the condition', context)
  const type = commonType(
    { part: expression.then, value: then.value },
    { part: expression.otherwise, value: otherwise.value },
    context,
  )
  if (type && 'problem' in type) {
    const { start } = expression.then.range
    const { end } = expression.otherwise.range
    return fail(context, { message: type.problem, range: { start, end } })
  }
  if (condition === undefined) return undefined
  const { value, diagnostics } = condition ? then : otherwise
  if (value === undefined) {
    context.diagnostics.push(...diagnostics)
    return undefined
  }
  const { range } = expression
  const converted = type ? convertValue(value, type) : { value }
  if ('value' in converted) return { ...converted.value, range }
  return fail(context, {
    message: `both results must have one type: ${converted.problem}`,
    range: value.range,
  })
}

interface Branch {
  part: Expression
  /** Undefined where the branch is wrong; it may have a type all the same. */
  value: Value | undefined
}

/** The type of both branches; undefined where the result stays what it is. */
function commonType(
  one: Branch,
  other: Branch,
  context: Context,
): Type | { problem: string } | undefined {
  if (isPrimitive(one.value) && one.value?.type === other.value?.type) return undefined
  const [a, b] = [branchType(one, context), branchType(other, context)]
  if (a === undefined || b === undefined) return undefined
  if (a.kind === 'any') return b
  if (b.kind === 'any') return a
  const names = [describeType(a), describeType(b)]
  const types = names[0] === names[1] ? `two kinds of ${names[0]}` : names.join(' and ')
  const problem = `both results must have one type, but these are ${types}`
  return unifyTypes([a, b]) ?? { problem }
}

function branchType({ part, value }: Branch, context: Context): Type | undefined {
  if (value === undefined) return staticType(part)
  return spend(context, context.budget.sizeOf(value), part.range) ? typeOf(value) : undefined
}

function isPrimitive(value: Value | undefined): boolean {
  return value?.type === 'string' || value?.type === 'number' || value?.type === 'bool'
}
