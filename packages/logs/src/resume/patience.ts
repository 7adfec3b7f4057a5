/** How long the engine's log is read again and again for live output to be found in it. */
export interface Patience {
  /** Milliseconds to wait before the next read. */
  readonly pause: number
  /** Whether the last read brought nothing new. */
  readonly isSettled: boolean
  /** Whether the log is taken to have all that it had to write before the first live output came. */
  readonly isEnough: boolean
  /** Whether the times in the log are to be doubted, as the engine's clock was set: once. */
  readonly doubtsTimes: boolean
  /** Whether live output that the log does not have is taken to be missing there: after more than a minute. */
  readonly isOver: boolean
  /** Call before a read for which live output waits. */
  count(): void
  /** Call after each read; `seen` changes as the log is seen to go on. */
  read(seen: string): void
  /** More live output came: that is waited for. */
  extend(): void
  /** The next read is not compared with the last. */
  unsettle(): void
  startAnew(): void
}

const enoughReads = 5
const quickReads = 20
const mostReads = 50

export function createPatience(): Patience {
  let reads = 0
  let last: string | undefined
  let isSettled = false
  return {
    get pause() {
      return reads < quickReads ? 250 : 2000
    },
    get isSettled() {
      return isSettled
    },
    get isEnough() {
      return reads >= enoughReads
    },
    get doubtsTimes() {
      return reads === quickReads
    },
    get isOver() {
      return reads >= mostReads
    },
    count() {
      reads += 1
    },
    read(seen) {
      isSettled = seen === last
      last = seen
    },
    extend() {
      reads = Math.min(reads, enoughReads)
    },
    unsettle() {
      last = undefined
    },
    startAnew() {
      reads = 0
      last = undefined
    },
  }
}
