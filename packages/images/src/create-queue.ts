export interface Queue {
  /**
   * Takes one of the places, in the order of the calls. Resolves with what gives it back; to be called once. A caller
   * whose signal is aborted leaves the queue.
   */
  enter(signal: AbortSignal): Promise<() => void>
  /** Whether who enters now has to wait. */
  readonly full: boolean
}

/** A fair queue for so many places. */
export function createQueue(places: number): Queue {
  const waiting = new Set<() => void>()
  let taken = 0

  function take(): () => void {
    taken++
    return () => {
      taken--
      const [next] = waiting
      next?.()
    }
  }

  return {
    get full() {
      return taken >= places
    },
    enter(signal) {
      return new Promise((resolve, reject) => {
        signal.throwIfAborted()
        if (taken < places) return resolve(take())
        const onAbort = () => {
          waiting.delete(onTurn)
          reject(signal.reason)
        }
        const onTurn = () => {
          waiting.delete(onTurn)
          signal.removeEventListener('abort', onAbort)
          resolve(take())
        }
        waiting.add(onTurn)
        signal.addEventListener('abort', onAbort, { once: true })
      })
    },
  }
}
