import { LongshoreError } from './longshore-error.ts'

/** Whether `error` is a {@link LongshoreError} with one of these codes. */
export function hasCode(error: unknown, ...codes: string[]): error is LongshoreError {
  return error instanceof LongshoreError && codes.includes(error.code)
}
