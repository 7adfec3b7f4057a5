import type { Range, Value } from '@longshore/hcl'

/** The value as if all of it were written at a place: of a value from another text, whose places mean nothing here. */
export function placeValue(value: Value, range: Range): Value {
  if (value.type === 'list' || value.type === 'set')
    return { ...value, range, items: value.items.map((item) => placeValue(item, range)) }
  if (value.type !== 'object') return { ...value, range }
  const entries = value.entries.map(({ key, value: inner }) => ({
    key,
    keyRange: range,
    value: placeValue(inner, range),
  }))
  return { ...value, range, entries }
}

/** An object of named values, as `var` and `local` are. */
export function toObject(values: ReadonlyMap<string, Value>, range: Range): Value {
  const entries = [...values].map(([key, value]) => ({ key, keyRange: value.range, value }))
  return { type: 'object', entries, range }
}
