import type { StreamName } from '../live/demultiplexer.ts'
import type { BufferMessage } from './buffer-messages.ts'

/** Bytes at which the engine cuts a line into pieces. */
const pieceSize = 16 * 1024

/**
 * Gives the last piece of each long line its end, which the log driver `local` keeps and does not tell (engine 20.10). Takes the
 * messages of a log one after the other.
 */
export function createPieceEnder(): (message: BufferMessage) => BufferMessage {
  const last = new Map<StreamName, BufferMessage>()
  return (message) => {
    const { stream, time, bytes } = message
    const before = last.get(stream)
    last.set(stream, message)
    const isPiece = before?.time === time && before.bytes.length === pieceSize
    const isLast = bytes.length < pieceSize && bytes.at(-1) !== 10
    return isPiece && isLast
      ? { ...message, bytes: Buffer.concat([bytes, Buffer.from('\n')]) }
      : message
  }
}
