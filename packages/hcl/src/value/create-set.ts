import type { Range } from '../source/range.ts'
import { compareText } from './compare-text.ts'
import { compareNumbers } from './number-arithmetic.ts'
import type { Type } from './type.ts'
import type { Value } from './value.ts'
import { valueKey } from './value-key.ts'

/**
 * The set of values of one type: each once, in the order in which HCL visits them (numbers by size, texts by code point,
 * false before true, null last, others by {@link valueKey}).
 */
export function createSet(items: readonly Value[], of: Type, range: Range): Value {
  const byKey = new Map<string, Value>()
  for (const item of items) {
    const key = valueKey(item)
    if (!byKey.has(key)) byKey.set(key, item)
  }
  const keyed = [...byKey].sort(compareKeyed)
  return { type: 'set', items: keyed.map(([, item]) => item), of, range }
}

function compareKeyed([oneKey, one]: [string, Value], [otherKey, other]: [string, Value]): number {
  if (one.type === 'null' || other.type === 'null') {
    return Number(one.type === 'null') - Number(other.type === 'null')
  }
  if (one.type === 'number' && other.type === 'number') {
    return compareNumbers(one.value, other.value)
  }
  if (one.type === 'string' && other.type === 'string') return compareText(one.value, other.value)
  return compareText(oneKey, otherKey)
}
