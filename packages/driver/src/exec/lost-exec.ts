import { LongshoreError } from '@longshore/errors'

/** The error `EXEC_LOST` for a program whose end nobody saw. */
export function lostExec(cause?: unknown): LongshoreError {
  return new LongshoreError(
    'EXEC_LOST',
    'How the program ended is not known: its container ended, or the connection to the engine broke.',
    { hint: 'Look whether the task still runs, and run the program again.', cause },
  )
}
