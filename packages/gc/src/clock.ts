/** Time, as far as cleaning up needs it. */
export interface Clock {
  /** Unix time in milliseconds. */
  now(): number
  /** Calls `act` once, after so many milliseconds. Returns what cancels that. */
  after(milliseconds: number, act: () => void): () => void
}

/** The longest that a timer of Node can wait; it is as good as for ever. */
const longestMs = 2 ** 31 - 1

export const systemClock: Clock = {
  now: () => Date.now(),
  after(milliseconds, act) {
    const timer = setTimeout(act, Math.min(milliseconds, longestMs))
    return () => clearTimeout(timer)
  },
}

/** Resolves with whether the time has passed: false when `signal` aborted first. */
export function passes(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(false)
    const onAbort = () => {
      cancel()
      resolve(false)
    }
    const cancel = clock.after(milliseconds, () => {
      signal.removeEventListener('abort', onAbort)
      resolve(true)
    })
    signal.addEventListener('abort', onAbort, { once: true })
  })
}
