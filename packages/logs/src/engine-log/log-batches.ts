import type { BufferMessage } from './buffer-messages.ts'
import type { EngineTime } from './engine-time.ts'

/** Bytes. */
const batchSize = 1024 * 1024

/** Messages in pieces of about 1 MiB of output. */
export function* toBatches(messages: BufferMessage[]): Generator<BufferMessage[]> {
  let batch: BufferMessage[] = []
  let size = 0
  for (const message of messages) {
    batch.push(message)
    size += message.bytes.length
    if (size < batchSize) continue
    yield batch
    batch = []
    size = 0
  }
  if (batch.length > 0) yield batch
}

/** The time of the message that begins the last `size` bytes; undefined where there are fewer. */
export function timeBefore(messages: BufferMessage[], size: number): EngineTime | undefined {
  let left = size
  for (let at = messages.length - 1; at >= 0; at -= 1) {
    const { bytes, time } = messages[at] as BufferMessage
    left -= bytes.length
    if (left <= 0) return time
  }
  return undefined
}
