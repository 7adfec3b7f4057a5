import { numberText } from '../../value/number-text.ts'
import { sortedEntries } from '../../value/sorted-entries.ts'
import type { Value } from '../../value/value.ts'

/** JSON as go-cty writes it: keys in order, no spaces, numbers exact and without exponents. */
export function encodeJson(value: Value): string {
  switch (value.type) {
    case 'null':
      return 'null'
    case 'bool':
      return String(value.value)
    case 'number':
      return numberText(value.value)
    case 'string':
      return encodeJsonText(value.value)
    case 'object': {
      const members = sortedEntries(value.entries).map(
        (entry) => `${encodeJsonText(entry.key)}:${encodeJson(entry.value)}`,
      )
      return `{${members.join()}}`
    }
    default:
      return `[${value.items.map(encodeJson).join()}]`
  }
}

/** With `<`, `>` and `&` escaped, as Go's encoder does, so that it may stand in HTML. */
export function encodeJsonText(text: string): string {
  return JSON.stringify(text.toWellFormed()).replace(/[<>&\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}
