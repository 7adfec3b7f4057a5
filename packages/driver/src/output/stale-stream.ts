import { setTimeout as delay } from 'node:timers/promises'
import type { EngineConnection } from '../engine-connection.ts'

/** How long a stream may go on after its container's end: what waits in it is 1 MB. */
const afterExitMs = 30_000
/** And after the engine was lost and is back: a connection that broke without a word never ends. */
const afterLossMs = 10_000

/** Resolves when a container's live output can no longer be what it was attached to, or when `signal` aborts. */
export async function staleStream(
  exited: Promise<unknown>,
  connection: EngineConnection,
  signal: AbortSignal,
): Promise<void> {
  const after = async (event: Promise<unknown>, ms: number) => {
    await event
    await delay(ms, undefined, { signal })
  }
  const back = async () => {
    await connection.lost(signal)
    await connection.connected(signal)
  }
  const ended = [after(exited, afterExitMs), after(back(), afterLossMs)]
  await Promise.race(ended.map((each) => each.catch(() => undefined)))
}
