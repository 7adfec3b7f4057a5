import type { HeldFile } from '../files/held-file.ts'
import type { LiveHead } from '../place/join-live.ts'

/** Live output that waits until it is known what comes before it; a file keeps it for those who come after us. */
export interface LiveHold {
  readonly length: number
  /** How many bytes are to be held, if they come. */
  wanted: number
  /** So much of it as must be in the engine's log when that is read now: the engine logs what is complete. */
  readonly complete: number
  push(output: Buffer): Promise<void>
  /** What is held, to be found in a log that is read to its end. At the end of the output all of it is complete. */
  head(isEnded: boolean): LiveHead
  /** Call before the log is read. */
  markComplete(): void
  /** Takes out all but the first `skip` bytes. */
  release(skip: number): Buffer
  /** All that came before what is held now is stored. */
  settle(): Promise<void>
  /** The live output broke off: what is held is kept for the next attachment. */
  breakOff(): Promise<void>
}

/** Bytes. */
const firstWanted = 64 * 1024
/** The engine logs a line that has no end yet when it has as many bytes. */
const longestUnlogged = 16 * 1024

export function createLiveHold(file: HeldFile): LiveHold {
  let held: Buffer = Buffer.alloc(0)
  let complete = 0
  return {
    wanted: firstWanted,
    get length() {
      return held.length
    },
    get complete() {
      return complete
    },
    async push(output) {
      held = Buffer.concat([held, output])
      await file.push(output)
    },
    head: (isEnded) => ({ bytes: held, complete: isEnded ? held.length : complete }),
    markComplete() {
      complete = Math.max(held.lastIndexOf(10) + 1, held.length - longestUnlogged, 0)
    },
    release(skip) {
      const rest = held.subarray(skip)
      held = Buffer.alloc(0)
      return rest
    },
    settle: () => file.keepOnly(held),
    breakOff: file.markOver,
  }
}
