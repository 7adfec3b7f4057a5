import type { EngineEvent } from './engine.ts'
import { createSubscribers, type Subscribers } from './subscribers.ts'
import { toUnreachableError } from './unreachable-error.ts'

export interface EventStreamOptions {
  /** For people, in errors. */
  endpoint: string
  /** Resolves once the engine has answered. */
  open(signal: AbortSignal): Promise<AsyncIterable<EngineEvent>>
  /** Waits before it is tried again; the signal ends the wait, also by a rejection. */
  delay: Delay
}

export type Delay = (milliseconds: number, signal: AbortSignal) => Promise<unknown>

/**
 * One connection for all subscribers, there as long as they are. A connection that is lost, or cannot be made, is
 * told once and tried again after 100 ms, then twice as long each time up to 5 s.
 */
export function createEventStream({
  endpoint,
  open,
  delay,
}: EventStreamOptions): Pick<Subscribers, 'add' | 'clear'> {
  let connection: AbortController | undefined
  const subscribers = createSubscribers({
    first() {
      connection = new AbortController()
      follow(connection.signal)
    },
    last: () => connection?.abort(),
  })

  async function follow(signal: AbortSignal): Promise<void> {
    const tell = (event: EngineEvent) => {
      if (!signal.aborted) subscribers.tell(event)
    }
    let failures = 0
    while (!signal.aborted) {
      try {
        const events = await open(signal)
        failures = 0
        tell({ kind: 'connected' })
        for await (const event of events) tell(event)
        throw toUnreachableError(endpoint, new Error('it ended the stream of events'))
      } catch (error) {
        if (failures === 0) tell({ kind: 'disconnected', error: error as Error })
      }
      await delay(Math.min(100 * 2 ** failures++, 5000), signal).catch(() => {})
    }
  }

  return subscribers
}
