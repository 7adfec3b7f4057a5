import { numberText } from './number-text.ts'
import { sortedEntries } from './sorted-entries.ts'
import type { Value } from './value.ts'

/**
 * A text that is the same for equal values of one type. Elements of a set that are neither text, numbers nor bools are
 * in the order of these texts.
 */
export function valueKey(value: Value): string {
  switch (value.type) {
    case 'null':
      return '~'
    case 'string':
      return JSON.stringify(value.value)
    case 'number':
      return numberText(value.value)
    case 'bool':
      return value.value ? 'T' : 'F'
    case 'object':
      return value.of ? mapKey(value) : `<${sortedEntries(value.entries).map(entryKey).join('')}>`
    default: {
      const items = value.items.map((item) => `${valueKey(item)};`).join('')
      return value.type === 'list' && !value.of ? `<${items}>` : `[${items}]`
    }
  }
}

function entryKey({ value }: { value: Value }): string {
  return `${valueKey(value)};`
}

function mapKey({ entries }: Value & { type: 'object' }): string {
  const parts = sortedEntries(entries).map(
    ({ key, value }) => `${JSON.stringify(key)}:${valueKey(value)};`,
  )
  return `{${parts.join('')}}`
}
