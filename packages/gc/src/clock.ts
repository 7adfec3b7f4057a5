import { setTimeout } from 'node:timers/promises'

/** Time, as far as cleaning up needs it. */
export interface Clock {
  /** Unix time in milliseconds. */
  now(): number
  /** Rejects when `signal` aborts. */
  delay(milliseconds: number, signal: AbortSignal): Promise<unknown>
}

/** The longest that a timer of Node can wait; a longer one would end at once. */
const longestMs = 2 ** 31 - 1

export const systemClock: Clock = {
  now: Date.now,
  async delay(milliseconds, signal) {
    let left = milliseconds
    for (; left > longestMs; left -= longestMs) await setTimeout(longestMs, undefined, { signal })
    await setTimeout(left, undefined, { signal })
  },
}

/** Resolves with whether the time has passed: false when `signal` aborted first. */
export async function passes(
  { delay }: Clock,
  milliseconds: number,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    signal.throwIfAborted()
    await delay(milliseconds, signal)
    return !signal.aborted
  } catch (error) {
    if (!signal.aborted) throw error
    return false
  }
}
