import { compareText } from './compare-text.ts'
import type { Type, TypeAttribute } from './type.ts'

/** The attributes of an object type in the order of their names. */
export function sortedAttributes({
  attributes,
}: Type & { kind: 'object' }): [string, TypeAttribute][] {
  return [...attributes].sort(([one], [other]) => compareText(one, other))
}
