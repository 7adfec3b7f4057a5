import type { Verb } from './verb.ts'

/** What stands before a number's digits. */
export function signOf({ flags }: Verb, isNegative: boolean): string {
  if (isNegative) return '-'
  if (flags.plus) return '+'
  return flags.space ? ' ' : ''
}
