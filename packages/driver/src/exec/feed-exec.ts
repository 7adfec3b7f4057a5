import type { Duplex, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** What a terminal reads as the end of its input, at the start of a line: termios(3), `VEOF`. */
const endOfTransmission = 0x04
const newline = 0x0a

/**
 * Sends an exec its input, no faster than it is read, and then its end. Rejects with an error of the input's own; never
 * resolves: a program may go on when its input has ended, or end before it.
 */
export function feedExec(
  stream: Duplex,
  { input, tty }: { input: Readable; tty: boolean },
): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>()
  const onError = (error: Error) => !stream.destroyed && reject(error)
  input.on('error', onError)
  if (input.errored) onError(input.errored)
  // To close the connection of a terminal's input would close its output too.
  const feeding = tty
    ? pipeline(input, endTerminalInput, stream, { end: false })
    : pipeline(input, stream)
  feeding.catch((error) => stream.destroy(error))
  return promise
}

/** In the middle of a line the first end only sends the line on. */
async function* endTerminalInput(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let last: number | undefined = newline
  for await (const chunk of input) {
    yield chunk
    last = chunk.at(-1) ?? last
  }
  yield new Uint8Array(last === newline ? 1 : 2).fill(endOfTransmission)
}
