import type { Readable } from 'node:stream'
import { LongshoreError } from '@longshore/errors'
import type { StreamName } from '../live/demultiplexer.ts'
import { type EngineTime, hasEngineTime } from './engine-time.ts'

/** One line of the engine's log, or one piece of a long line; without its time. */
export interface BufferMessage {
  stream: StreamName
  time: EngineTime
  bytes: Buffer
}

const timeSize = 30
const headerSize = timeSize + 1
/** The engine cuts lines into pieces of 16 KiB; other log drivers than its own may keep longer ones. */
const longestMessage = 8 * 1024 * 1024
const pieceSize = 16 * 1024

/**
 * Reads the answer of `GET /containers/{id}/logs?timestamps=1`, in which each frame is one message. Of a container with a
 * terminal it has no frames: there a piece of a line is told from its rest by both having the line's time.
 *
 * Throws `LOG_FRAME_BAD` for what is neither, and the stream's own error.
 */
export async function* readBufferMessages(
  stream: Readable,
  { tty }: { tty?: boolean },
): AsyncGenerator<BufferMessage[], void, undefined> {
  const split = tty ? splitLines : splitFrames
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of stream) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    const messages: BufferMessage[] = []
    rest = rest.subarray(split(rest, messages))
    if (rest.length > longestMessage) throw badMessage(rest)
    yield messages
  }
  const messages: BufferMessage[] = []
  if (tty && rest.length > 0) splitPieces(rest, messages)
  else if (rest.length > 0) throw new Error("the engine's log broke off")
  yield messages
}

/** Returns how many bytes it took. */
function splitFrames(bytes: Buffer, messages: BufferMessage[]): number {
  let at = 0
  while (at + 8 <= bytes.length) {
    const stream = bytes[at] === 1 ? 'stdout' : 'stderr'
    if (bytes[at] !== 1 && bytes[at] !== 2) throw badMessage(bytes.subarray(at))
    const end = at + 8 + bytes.readUInt32BE(at + 4)
    if (end > bytes.length) break
    messages.push(toMessage(stream, bytes, { start: at + 8, end }))
    at = end
  }
  return at
}

function splitLines(bytes: Buffer, messages: BufferMessage[]): number {
  let at = 0
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, at)) {
    splitPieces(bytes.subarray(at, end + 1), messages)
    at = end + 1
  }
  return at
}

function splitPieces(line: Buffer, messages: BufferMessage[]): void {
  const header = line.subarray(0, headerSize)
  let at = 0
  while (at < line.length) {
    const next = line.indexOf(header, at + headerSize + pieceSize)
    const end = next < 0 ? line.length : next
    messages.push(toMessage('stdout', line, { start: at, end }))
    at = end
  }
}

function toMessage(
  stream: StreamName,
  within: Buffer,
  { start, end }: { start: number; end: number },
): BufferMessage {
  const begin = start + headerSize
  if (begin > end || !hasEngineTime(within, start) || within[begin - 1] !== 0x20)
    throw badMessage(within.subarray(start, end))
  const time = within.toString('latin1', start, start + timeSize)
  return { stream, time, bytes: within.subarray(begin, end) }
}

function badMessage(bytes: Buffer): LongshoreError {
  return new LongshoreError(
    'LOG_FRAME_BAD',
    `The engine's log has no time where one must be: ${bytes.subarray(0, headerSize).toString('hex')}.`,
    { hint: 'Say whether the container has a terminal, and ask the engine for timestamps.' },
  )
}
