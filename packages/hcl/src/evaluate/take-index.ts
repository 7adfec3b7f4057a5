import type { Range } from '../source/range.ts'
import { toInteger } from '../value/convert-number.ts'
import { convertPrimitive } from '../value/convert-primitive.ts'
import { describeValue } from '../value/describe-value.ts'
import type { Value } from '../value/value.ts'
import { type Context, fail } from './context.ts'
import { failMissing } from './fail-missing.ts'

/** `range` is the place of the index, with its brackets. */
export interface IndexContext extends Context {
  range: Range
}

/** An element of a list by its number, or of a map or object by its key. */
export function takeIndex(value: Value, key: Value, context: IndexContext): Value | undefined {
  const { range } = context
  if (value.type === 'list') return takeItem(value.items, key, context)
  if (value.type === 'object') {
    const name = toKey(key, 'string', context)
    if (name?.type !== 'string') return undefined
    const found = context.budget.find(value, name.value)
    return found ?? failMissing(value, { name: name.value, range }, context)
  }
  return fail(context, {
    message: `${describeValue(value)} has no elements to choose by a key`,
    ...(value.type === 'set' && { hint: 'make a list of it: tolist(…)' }),
    range,
  })
}

function takeItem(items: readonly Value[], key: Value, context: IndexContext): Value | undefined {
  const { range } = context
  const number = toKey(key, 'number', context)
  if (number?.type !== 'number') return undefined
  const index = toInteger(number.value)
  const item = index === undefined ? undefined : items[index]
  if (item) return item
  return fail(context, {
    message: describeMiss(number.value, items.length),
    ...lastHint(items.length),
    range,
  })
}

function describeMiss(
  { mantissa, exponent }: { mantissa: bigint; exponent: number },
  length: number,
): string {
  if (exponent < 0) return 'an index is a whole number'
  if (mantissa < 0n) return 'an index counts from 0, and is never negative'
  return length === 0
    ? 'this list is empty'
    : `this list has only ${length} ${length === 1 ? 'element' : 'elements'}`
}

function lastHint(length: number): { hint?: string } {
  return length === 0 ? {} : { hint: `write [0] to [${length - 1}]` }
}

function toKey(key: Value, kind: 'string' | 'number', context: IndexContext): Value | undefined {
  const converted = key.type === 'null' ? undefined : convertPrimitive(key, kind)
  if (converted && 'value' in converted) return converted.value
  const wanted = kind === 'number' ? 'a list has numbers as keys' : 'a key is a text'
  return fail(context, {
    message: `${wanted}, but this is ${describeValue(key)}`,
    range: context.range,
  })
}
