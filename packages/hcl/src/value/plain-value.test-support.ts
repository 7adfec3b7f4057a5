import { numberText, sortedEntries, type Value } from '../index.ts'

/** A value as JSON would have it, for comparing; maps and objects are lists of pairs, large numbers their text. */
export function plainValue(value: Value | undefined): unknown {
  if (value === undefined) return undefined
  switch (value.type) {
    case 'null':
      return null
    case 'number': {
      const text = numberText(value.value)
      return String(Number(text)) === text ? Number(text) : text
    }
    case 'list':
    case 'set':
      return value.items.map(plainValue)
    case 'object':
      return sortedEntries(value.entries).map(({ key, value }) => [key, plainValue(value)])
    default:
      return value.value
  }
}
