import { Readable } from 'node:stream'
import type { Engine, TerminalSize } from '@longshore/engine'

/**
 * Gives an exec's terminal each size in turn, until `signal` aborts. A program goes on whatever its terminal's size, so
 * a refusal, and an error of `sizes`, change nothing. Never rejects.
 */
export async function sendSizes(
  engine: Pick<Engine, 'resizeExec'>,
  execId: string,
  { sizes, signal }: { sizes: AsyncIterable<TerminalSize>; signal: AbortSignal },
): Promise<void> {
  // A stream can be left while its next item is awaited.
  const stream = Readable.from(sizes, { signal }).on('error', () => {})
  try {
    for await (const size of stream) await engine.resizeExec(execId, size, signal).catch(() => {})
  } catch {}
}
