import { type Keeps, offsetAfter, project, sameUncompared } from '../place/project.ts'
import type { BufferMessage } from './buffer-messages.ts'

/** The engine's log of one stream as one text, by its compared bytes. */
export interface LogText {
  text: Buffer
  /** Where in `text` each message ends. */
  ends: number[]
  messages: BufferMessage[]
  keeps: Keeps
}

export function toLogText(messages: BufferMessage[], keeps: Keeps): LogText {
  const parts = messages.map(({ bytes }) => project(bytes, keeps))
  let end = 0
  const ends = parts.map(({ length }) => {
    end += length
    return end
  })
  return { text: Buffer.concat(parts, end), ends, messages, keeps }
}

/** The last end of a message that is not behind `place`. */
export function lastEnd({ ends }: LogText, place: number): number {
  return ends[messageAfter(ends, place) - 1] ?? 0
}

/** The message that the byte before `end` is in. */
export function messageBefore({ ends, messages }: LogText, end: number): BufferMessage {
  return messages[messageAfter(ends, end - 1)] as BufferMessage
}

/** What follows `end`, but for what of `storedAfter`, bytes that are not compared, it begins with. */
export function messagesAfter(
  { ends, messages, keeps }: LogText,
  end: number,
  storedAfter: Buffer,
): BufferMessage[] {
  const index = messageAfter(ends, end - 1)
  const first = messages[index] as BufferMessage
  const offset = offsetAfter(first.bytes, end - (ends[index - 1] ?? 0), keeps)
  const rest = [{ ...first, bytes: first.bytes.subarray(offset) }, ...messages.slice(index + 1)]
  let stored = storedAfter
  for (const [at, message] of rest.entries()) {
    const { length, of } = sameUncompared(stored, message.bytes)
    stored = stored.subarray(of)
    if (length < message.bytes.length)
      return [{ ...message, bytes: message.bytes.subarray(length) }, ...rest.slice(at + 1)]
  }
  return []
}

/** The first message that ends behind `place`. */
export function messageAfter(ends: number[], place: number): number {
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ends[middle] as number) <= place) low = middle + 1
    else high = middle
  }
  return low
}
