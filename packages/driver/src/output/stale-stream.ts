import { setTimeout as delay } from 'node:timers/promises'
import type { EngineConnection } from '../engine-connection.ts'

/**
 * How long a stream may go on after its container's end, or after the engine was lost and is back. What waits in it then is 1 MB
 * at most; one that was attached to in the moment of the end, or broke without a word, never ends.
 */
const patienceMs = 10_000

/** Resolves when a container's live output can no longer be what it was attached to, or when `signal` aborts. */
export async function staleStream(
  exited: Promise<unknown>,
  connection: EngineConnection,
  signal: AbortSignal,
): Promise<void> {
  const after = async (event: Promise<unknown>) => {
    await event
    await delay(patienceMs, undefined, { signal })
  }
  const back = async () => {
    await connection.lost(signal)
    await connection.connected(signal)
  }
  const ended = [after(exited), after(back())]
  await Promise.race(ended.map((each) => each.catch(() => undefined)))
}
