import { createInterface } from 'node:readline'
import { rawCall } from '@longshore/test-support'
import type { Site } from '../site/site.ts'

export interface EngineEvent {
  Type: string
  Action: string
  /** When, in nanoseconds since 1970. */
  timeNano: number
  Actor: { ID: string; Attributes: Record<string, string> }
}

/** Starts to listen now; {@link EngineEvents.until} resolves with the first event since that fits. */
export interface EngineEvents {
  until(fits: (event: EngineEvent) => boolean): Promise<EngineEvent>
}

export async function listenToEngine(
  { connection }: Site,
  signal: AbortSignal,
): Promise<EngineEvents> {
  const answer = await rawCall(connection, { method: 'GET', path: '/events', signal })
  const seen: EngineEvent[] = []
  const waiting = new Set<() => void>()
  createInterface({ input: answer })
    .on('line', (line) => {
      seen.push(JSON.parse(line))
      for (const look of waiting) look()
    })
    // The engine has gone, or nobody listens any more.
    .on('error', () => undefined)
  return {
    until: (fits) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = seen.find(fits)
          if (!found) return
          waiting.delete(look)
          resolve(found)
        }
        waiting.add(look)
        signal.addEventListener('abort', () => reject(signal.reason), { once: true })
        look()
      }),
  }
}
