import { LongshoreError } from './longshore-error.ts'

/** Gives any thrown value the one error type; a foreign one becomes code `UNEXPECTED` with itself as the cause. */
export function toLongshoreError(thrown: unknown): LongshoreError {
  if (thrown instanceof LongshoreError) return thrown
  const message = thrown instanceof Error ? thrown.message : String(thrown)
  return new LongshoreError('UNEXPECTED', message, { cause: thrown })
}
