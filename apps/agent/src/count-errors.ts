import type { SourceDiagnostic } from '@longshore/config'

/** How many errors there are, in words: `an error`, `3 errors`. */
export function countErrors(diagnostics: readonly SourceDiagnostic[]): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  return errors === 1 ? 'an error' : `${errors} errors`
}
