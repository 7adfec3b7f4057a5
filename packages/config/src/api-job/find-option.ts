import type { BlockType } from '../schema/hcl-type.ts'
import { NO_EFFECT } from '../schema/other-names.ts'
import { API_NAMES, NOT_OF_THE_LANGUAGE } from './api-names.ts'

/**
 * The option or block of the language that a property stands for; `undefined` for an unknown one. As in Go, case does
 * not count.
 */
export function findOption(
  property: string,
  { block, fields }: BlockType,
): string | 'not of the language' | undefined {
  const name = property.toLowerCase()
  const isSame = (other: string) => other.toLowerCase() === name
  if (NOT_OF_THE_LANGUAGE[block]?.some(isSame)) return 'not of the language'
  const renamed = Object.entries(API_NAMES[block] ?? {}).find(([other]) => isSame(other))
  if (renamed) return renamed[1]
  const own = [...fields.keys(), ...Object.keys(NO_EFFECT[block] ?? {})]
  return own.find((option) => isSame(option.replaceAll('_', '')))
}
