import type { Duplex } from 'node:stream'
import { createDemultiplexer } from '@longshore/logs'
import { lostExec } from './lost-exec.ts'

/** Takes what a program writes. While its promise is pending no more is read, and in the end the program is held back. */
export type OnOutput = (stream: 'stdout' | 'stderr', chunk: Buffer) => void | Promise<void>

/**
 * Hands over what comes out of an exec's stream, to its end.
 *
 * @throws LongshoreError `EXEC_LOST` for a connection that breaks; what `onOutput` throws.
 */
export async function readExecOutput(
  stream: Duplex,
  { tty, onOutput }: { tty: boolean; onOutput: OnOutput },
): Promise<void> {
  const { push, insideFrame } = createDemultiplexer()
  // The connection may break after its last byte was read.
  stream.on('error', () => {})
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      const { stdout, stderr, error } = tty ? { stdout: chunk } : push(chunk)
      if (stdout.length > 0) await onOutput('stdout', stdout)
      if (stderr?.length) await onOutput('stderr', stderr)
      if (error) throw error
    }
  } catch (error) {
    throw error === stream.errored ? lostExec(error) : error
  }
  if (insideFrame()) throw lostExec()
}
