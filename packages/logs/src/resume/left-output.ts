import type { BufferMessage } from '../engine-log/buffer-messages.ts'
import type { EngineTime } from '../engine-log/engine-time.ts'
import type { HeldFile } from '../files/held-file.ts'
import { type WithHeld, withHeld } from '../place/with-held.ts'

/** What earlier attachments held and did not store: each is put where it belongs in the engine's log, one after the other. */
export interface LeftOutput {
  /** The log is needed from there on; undefined where nothing is left. */
  readonly since: EngineTime | undefined
  /**
   * The log up to the first that it does not have, and with that. Undefined where it has all. `wait` while the engine may
   * still log it.
   */
  putInto(messages: BufferMessage[]): WithHeld | 'wait' | undefined
  /** The first is stored. */
  next(): Promise<void>
  /** Takes out all: there is no log to put it into. */
  takeAll(): Buffer[]
}

/** Reads after which an engine that runs has logged the lines that it had sent. */
const enoughReads = 3

export function createLeftOutput(file: HeldFile): LeftOutput {
  let { left } = file
  let reads = 0
  return {
    get since() {
      return left[0]?.since
    },
    putInto(messages) {
      for (; left[0]; left = left.slice(1)) {
        const put = withHeld(messages, left[0])
        if (put.isEarly && ++reads < enoughReads) return 'wait'
        if (!put.isLogged) return put
      }
      return undefined
    },
    async next() {
      if (left[0]) await file.markStored(left[0])
      left = left.slice(1)
    },
    takeAll() {
      const all = left.map(({ bytes }) => bytes)
      left = []
      return all
    },
  }
}
