import type { SplatExpression, SplatStep } from '../ast.ts'
import type { Range } from '../source/range.ts'
import { describeType } from '../value/describe-type.ts'
import { typeOf } from '../value/type-of.ts'
import type { Value } from '../value/value.ts'
import { type Context, fail, keep } from './context.ts'
import { takeStep } from './take-step.ts'
import { typeOfSteps } from './type-of-steps.ts'

/**
 * The same part of each element. A value that is no list or set is one element; null is none, unless it stands in for a
 * list or set.
 */
export function evaluateSplat(
  { object, steps, range }: SplatExpression,
  context: Context,
): Value | undefined {
  const value = context.evaluate(object, context)
  return value && splat(value, { steps, range, at: object.range }, context)
}

interface Splat {
  steps: readonly SplatStep[]
  range: Range
  /** Of what the splat is taken. */
  at: Range
}

function splat(value: Value, { steps, range, at }: Splat, context: Context): Value | undefined {
  const isSequence = value.type === 'list' || value.type === 'set'
  if (value.type === 'null') {
    const kind = value.of?.kind
    const isNone = kind !== 'list' && kind !== 'set' && kind !== 'tuple'
    if (isNone) return { type: 'list', items: [], range }
    return fail(context, { message: `this ${kind} is null, and has no elements`, range: at })
  }
  const items: Value[] = []
  for (const item of isSequence ? value.items : [value]) {
    const part = takeSteps(item, steps, context)
    if (part === undefined) return undefined
    items.push(part)
  }
  if (!isSequence || value.of === undefined) return keep(context, { type: 'list', items, range })
  const [first] = items
  const of = first ? typeOf(first) : typeOfSteps(value.of, steps)
  if (of) return keep(context, { type: 'list', items, of, range })
  const elements = describeType({ kind: value.type, element: value.of })
  return fail(context, { message: `the elements of an empty ${elements} have no such part`, range })
}

function takeSteps(item: Value, steps: readonly SplatStep[], context: Context): Value | undefined {
  let value: Value | undefined = item
  for (const step of steps) {
    if (value === undefined) return undefined
    const { range } = step
    value =
      step.kind === 'splat'
        ? splat(value, { steps: step.steps, range, at: range }, context)
        : takeStep(value, step, context)
  }
  return value
}
