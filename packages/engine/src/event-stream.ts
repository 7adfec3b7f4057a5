import type { EngineEvent } from './engine.ts'
import type { OpenEvents } from './read-events.ts'
import { reconnectPause } from './reconnect-pause.ts'
import { createSubscribers, type Subscribers } from './subscribers.ts'
import { toUnreachableError } from './unreachable-error.ts'

export interface EventStreamOptions {
  /** For people, in errors. */
  endpoint: string
  /** For each generation of subscribers: it opens one stream after another, and each goes on where the last ended. */
  createReader(): OpenEvents
  /** Rejects where the engine gives no sign of life in its time. */
  ping(signal: AbortSignal): Promise<void>
  /** Called when a stream has ended or could not be opened. */
  onLost(): void
  /** Waits before it is tried again, and between pings; the signal ends the wait, also by a rejection. */
  delay: Delay
}

export type Delay = (milliseconds: number, signal: AbortSignal) => Promise<unknown>

/** How often the engine is asked for a sign of life, in milliseconds. */
export const pingEvery = 10_000

/**
 * One connection for all subscribers, there as long as they are. A connection that is lost, or cannot be made, is
 * told once and tried again after `reconnectPause`. An engine that neither tells an event nor answers a ping, frozen or cut
 * off, is lost too.
 */
export function createEventStream(options: EventStreamOptions): Pick<Subscribers, 'add' | 'clear'> {
  const { endpoint, createReader, onLost, delay } = options
  let generation: AbortController | undefined
  const subscribers = createSubscribers({
    first() {
      generation = new AbortController()
      follow(generation.signal)
    },
    last: () => generation?.abort(),
  })

  async function follow(signal: AbortSignal): Promise<void> {
    const tell = (event: EngineEvent) => {
      if (!signal.aborted) subscribers.tell(event)
    }
    const open = createReader()
    let failures = 0
    while (!signal.aborted) {
      const watch = watchOver(signal, options)
      try {
        const events = await open(watch.signal)
        failures = 0
        tell({ kind: 'connected' })
        watch.begin()
        for await (const event of events) {
          watch.onEvent()
          tell(event)
        }
        throw toUnreachableError(endpoint, new Error('it ended the stream of events'))
      } catch (error) {
        if (!signal.aborted) onLost()
        if (failures === 0) tell({ kind: 'disconnected', error: error as Error })
      } finally {
        watch.end()
      }
      await delay(reconnectPause(failures++), signal).catch(() => {})
    }
  }

  return subscribers
}

/** A signal for one connection: aborted with `outer`, and with the error of a ping in whose time no event came either. */
function watchOver(outer: AbortSignal, { ping, delay }: EventStreamOptions) {
  const controller = new AbortController()
  const { signal } = controller
  const onAbort = () => controller.abort(outer.reason)
  outer.addEventListener('abort', onAbort)
  let isSilent = true

  async function pingAgainAndAgain(): Promise<void> {
    while (!signal.aborted) {
      await delay(pingEvery, signal)
      isSilent = true
      await ping(signal).catch((error) => {
        if (isSilent) controller.abort(error)
      })
    }
  }

  return {
    signal,
    begin: () => void pingAgainAndAgain().catch(() => {}),
    onEvent() {
      isSilent = false
    },
    end() {
      outer.removeEventListener('abort', onAbort)
      controller.abort()
    },
  }
}
