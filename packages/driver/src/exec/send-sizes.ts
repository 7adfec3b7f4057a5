import { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import type { Engine, TerminalSize } from '@longshore/engine'

/** The engine refuses a size until the program has begun: it is tried again after 10 ms, 20 ms, …, 550 ms in all. */
const retries = 10

/**
 * Gives an exec's terminal each size in turn, until `signal` aborts. A program goes on whatever its terminal's size, so
 * a size that stays refused, and an error of `sizes`, change nothing. Never rejects.
 */
export async function sendSizes(
  engine: Pick<Engine, 'resizeExec'>,
  execId: string,
  { sizes, signal }: { sizes: AsyncIterable<TerminalSize>; signal: AbortSignal },
): Promise<void> {
  // A stream can be left while its next item is awaited.
  const stream = Readable.from(sizes, { signal }).on('error', () => {})
  const isTaken = (size: TerminalSize) =>
    engine.resizeExec(execId, size, signal).then(
      () => true,
      () => false,
    )
  try {
    for await (const size of stream)
      for (let retry = 1; !(await isTaken(size)) && retry <= retries; retry++)
        await delay(10 * retry, undefined, { signal })
  } catch {}
}
