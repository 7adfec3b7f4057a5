import { compareText } from './compare-text.ts'
import type { ValueEntry } from './value.ts'

/** The entries of an object or map in the order in which HCL visits them: by key, code point by code point. */
export function sortedEntries(entries: readonly ValueEntry[]): ValueEntry[] {
  return [...entries].sort((one, other) => compareText(one.key, other.key))
}
