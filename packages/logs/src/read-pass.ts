import type { Readable } from 'node:stream'
import { type BufferMessage, readBufferMessages } from './buffer-messages.ts'
import type { StreamName } from './demultiplexer.ts'
import { type EngineTime, toSince } from './engine-time.ts'

/** Reads the engine's log of the container from a time (Unix seconds with nine decimals) to its end, with timestamps. */
export type ReadBuffer = (options: { since: string }, signal?: AbortSignal) => Promise<Readable>

export interface BufferReading {
  readBuffer: ReadBuffer
  tty?: boolean
  signal?: AbortSignal
}

export interface ReadPass {
  /** Of the first message; undefined where there is none. */
  first: EngineTime | undefined
  /** Of the last one, and how many there are: the same in two passes if nothing was written between. */
  end: string
}

/** Reads the engine's log once, a batch at a time: each stream's messages together. */
export async function readPass(
  since: EngineTime,
  take: (stream: StreamName, messages: BufferMessage[]) => Promise<void> | void,
  { readBuffer, tty, signal }: BufferReading,
): Promise<ReadPass> {
  const answer = await readBuffer({ since: toSince(since) }, signal)
  let first: EngineTime | undefined
  let last: EngineTime | undefined
  let count = 0
  try {
    for await (const messages of readBufferMessages(answer, { tty })) {
      first ??= messages[0]?.time
      last = messages.at(-1)?.time ?? last
      count += messages.length
      for (const stream of ['stdout', 'stderr'] as const) {
        const mine = messages.filter((message) => message.stream === stream)
        if (mine.length > 0) await take(stream, mine)
      }
    }
  } finally {
    answer.destroy()
  }
  return { first, end: `${last} ${count}` }
}
