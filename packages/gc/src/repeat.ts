import { type LongshoreError, toLongshoreError } from '@longshore/errors'
import { type Clock, passes } from './clock.ts'

export interface Rhythm {
  /** Milliseconds before the first time. */
  first: number
  /** Milliseconds between the end of one time and the next. */
  period: number
  clock: Clock
  onError: (error: LongshoreError) => void
}

/** Acts again and again until `signal` aborts; then it resolves. A time that fails is told and keeps no other from coming. */
export async function repeat(
  act: (signal: AbortSignal) => Promise<unknown>,
  { first, period, clock, onError }: Rhythm,
  signal: AbortSignal,
): Promise<void> {
  for (let wait = first; await passes(clock, wait, signal); wait = period) {
    try {
      await act(signal)
    } catch (error) {
      if (!signal.aborted) onError(toLongshoreError(error))
    }
  }
}
