/** Time, as it passes. */
export interface Clock {
  /** Milliseconds since any moment; never goes backwards. */
  now(): number
  /** Calls `act` once, after so many milliseconds. Returns what cancels that. */
  after(milliseconds: number, act: () => void): () => void
}

/** The longest that a timer of Node can wait; it is as good as for ever. */
const longestMs = 2 ** 31 - 1

export const systemClock: Clock = {
  now: () => performance.now(),
  after(milliseconds, act) {
    const timer = setTimeout(act, Math.min(milliseconds, longestMs))
    return () => clearTimeout(timer)
  },
}

/** Calls `act` again and again. Returns what ends that. */
export function every(clock: Clock, milliseconds: number, act: () => void): () => void {
  let cancel = clock.after(milliseconds, again)
  function again() {
    cancel = clock.after(milliseconds, again)
    act()
  }
  return () => cancel()
}

/** Rejects with the signal's reason once that is aborted. */
export function pause(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    const onAbort = () => {
      cancel()
      reject(signal.reason)
    }
    const cancel = clock.after(milliseconds, () => {
      signal.removeEventListener('abort', onAbort)
      resolve()
    })
    signal.addEventListener('abort', onAbort)
  })
}
