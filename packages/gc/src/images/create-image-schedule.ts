import { type Clock, passes } from '../clock.ts'

/** Acts on an image once its time has come, unless that is cancelled before. One date for each image. */
export function createImageSchedule(
  clock: Clock,
  act: (imageId: string, signal: AbortSignal) => Promise<void>,
) {
  const dates = new Map<string, AbortController>()
  let isClosed = false

  function cancel(imageId: string): void {
    dates.get(imageId)?.abort()
    dates.delete(imageId)
  }

  async function wait(imageId: string, delayMs: number, date: AbortController): Promise<void> {
    if (await passes(clock, delayMs, date.signal)) await act(imageId, date.signal)
    if (dates.get(imageId) === date) dates.delete(imageId)
  }

  return {
    has: (imageId: string): boolean => dates.has(imageId),
    cancel,
    /** In the place of an earlier date. */
    set(imageId: string, delayMs: number): void {
      cancel(imageId)
      if (isClosed) return
      const date = new AbortController()
      dates.set(imageId, date)
      void wait(imageId, delayMs, date)
    },
    /** Cancels all dates; there are no new ones after it. */
    close(): void {
      isClosed = true
      for (const imageId of [...dates.keys()]) cancel(imageId)
    },
  }
}
