import type { Expression, ForExpression } from '../ast.ts'
import type { Value, ValueEntry } from '../value/value.ts'
import { type Context, fail, keep } from './context.ts'
import { evaluateElements } from './evaluate-elements.ts'
import { evaluateText } from './evaluate-text.ts'
import { evaluateBool } from './operand.ts'

export function evaluateFor(expression: ForExpression, context: Context): Value | undefined {
  const { key } = expression
  return key === undefined
    ? evaluateTuple(expression, context)
    : evaluateMapping(expression, key, context)
}

function evaluateTuple(expression: ForExpression, context: Context): Value | undefined {
  const items: Value[] = []
  const isWhole = evaluateElements(expression, context, (inner) =>
    visitWanted(expression, inner, () => {
      const item = inner.evaluate(expression.value, inner)
      if (item) items.push(item)
      return item !== undefined
    }),
  )
  return isWhole ? keep(context, { type: 'list', items, range: expression.range }) : undefined
}

function evaluateMapping(
  expression: ForExpression,
  keyExpression: Expression,
  context: Context,
): Value | undefined {
  const entries = new Map<string, ValueEntry & { group: Value[] }>()
  const isWhole = evaluateElements(expression, context, (inner) =>
    visitWanted(expression, inner, () => {
      const key = evaluateText(keyExpression, 'a key', inner)
      const value = inner.evaluate(expression.value, inner)
      if (key === undefined || value === undefined) return false
      const entry = entries.get(key)
      if (entry === undefined) {
        entries.set(key, { key, keyRange: keyExpression.range, value, group: [value] })
        return true
      }
      entry.group.push(value)
      return expression.grouped || failRepeated(key, keyExpression, inner)
    }),
  )
  if (!isWhole) return undefined
  const { grouped, range } = expression
  const result = [...entries.values()].map(({ key, keyRange, value, group }): ValueEntry => {
    return { key, keyRange, value: grouped ? { type: 'list', items: group, range } : value }
  })
  return keep(context, { type: 'object', entries: result, range })
}

/** Visits an element unless the `if` leaves it out. */
function visitWanted({ condition }: ForExpression, inner: Context, visit: () => boolean): boolean {
  if (condition === undefined) return visit()
  const isWanted = evaluateBool(condition, 'the `if` of a `for`', inner)
  if (isWanted === undefined) return false
  return isWanted ? visit() : true
}

function failRepeated(key: string, { range }: Expression, context: Context): false {
  fail(context, {
    message: `the key ${JSON.stringify(key)} comes twice`,
    hint: 'write `...` after the value to collect the values of a key in a list',
    range,
  })
  return false
}
