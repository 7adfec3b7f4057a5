import type { Diagnostic, Range } from '@longshore/hcl'

/** An error at a place: what is wrong, and what would be right. */
export function errorAt(range: Range, message: string, hint?: string): Diagnostic {
  return { severity: 'error', message, range, ...(hint === undefined ? {} : { hint }) }
}
