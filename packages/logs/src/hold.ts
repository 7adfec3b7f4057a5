import type { BufferMessage } from './buffer-messages.ts'
import type { EngineTime } from './engine-time.ts'

export interface Hold {
  /** Takes the stream's next message; returns those that are certainly not in the live stream. */
  push(message: BufferMessage): BufferMessage[]
  /** Those that can be in it as well. */
  held(): BufferMessage[]
}

/** The engine holds a container back long before so much of its output is unread. */
const mostUnread = 4 * 1024 * 1024

/**
 * Keeps back what the live stream can bring again: what the engine stamped at `from`, when it was asked for the stream, or
 * later; and a line without an end, as the engine gives all of its pieces the time of the first.
 */
export function createHold(from: EngineTime): Hold {
  let held: BufferMessage[] = []
  let size = 0
  let insideLine = false

  return {
    push(message) {
      const isEarly = message.time < from && !insideLine
      insideLine = message.bytes.at(-1) !== 10
      let certain: BufferMessage[] = []
      if (isEarly) {
        certain = held
        held = []
        size = 0
      }
      held.push(message)
      size += message.bytes.length
      if (isEarly && !insideLine) {
        certain.push(...held)
        held = []
        size = 0
      }
      while (size > mostUnread) {
        const oldest = held.shift() as BufferMessage
        size -= oldest.bytes.length
        certain.push(oldest)
      }
      return certain
    },
    held: () => held,
  }
}
