import type { Expression, ForNames } from '../ast.ts'
import type { Range } from '../source/range.ts'
import { fromInteger } from '../value/convert-number.ts'
import { describeValue } from '../value/describe-value.ts'
import { sortedEntries } from '../value/sorted-entries.ts'
import type { Value } from '../value/value.ts'
import { type Context, fail, spend } from './context.ts'

/** An element of a collection, with its index or key; the key of a set's element is itself. */
export interface Element {
  key: Value
  value: Value
}

/**
 * Visits each element of a collection, with the names that a `for` gives it. It stops where `visit` returns false: what is
 * wrong there is likely wrong for the next as well. Returns whether all went well.
 */
export function evaluateElements(
  { names, collection }: { names: ForNames; collection: Expression },
  context: Context,
  visit: (inner: Context) => boolean,
): boolean {
  const value = context.evaluate(collection, context)
  const elements = value && elementsOf(value)
  if (elements === undefined) {
    if (value) failIteration(value, collection.range, context)
    return false
  }
  for (const element of elements) {
    if (!spend(context, 1, collection.range)) return false
    const outer = names.key
      ? { name: names.key, value: element.key, outer: context.locals }
      : context.locals
    const locals = { name: names.value, value: element.value, outer }
    if (!visit({ ...context, locals })) return false
  }
  return true
}

/** The elements of a list, set, map or object in their order; undefined where a value has none. */
export function elementsOf(value: Value): Element[] | undefined {
  switch (value.type) {
    case 'list':
      return value.items.map((item, index) => ({ key: indexValue(index, item.range), value: item }))
    case 'set':
      return value.items.map((item) => ({ key: item, value: item }))
    case 'object':
      return sortedEntries(value.entries).map(({ key, keyRange, value }) => ({
        key: { type: 'string', value: key, range: keyRange },
        value,
      }))
    default:
      return undefined
  }
}

function indexValue(index: number, range: Range): Value {
  return { type: 'number', value: fromInteger(index), range }
}

function failIteration(value: Value, range: Range, context: Context): void {
  const hint = value.type === 'null' ? undefined : 'put it in brackets for a list of one: [ … ]'
  fail(context, {
    message: `${describeValue(value)} has no elements to visit`,
    ...(hint && { hint }),
    range,
  })
}
