import type { Diagnostic, Range } from '@longshore/hcl'
import { errorAt } from './error-at.ts'

/** As {@link errorAt}, for what is read all the same. */
export function warningAt(range: Range, message: string, hint?: string): Diagnostic {
  return { ...errorAt(range, message, hint), severity: 'warning' }
}
