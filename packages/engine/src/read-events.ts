import type { EngineEvent } from './engine.ts'
import type { Transport } from './transport.ts'

/** One line of `GET /events`, as far as it is read. */
interface WireEvent {
  Action: string
  Actor: { ID: string; Attributes: Record<string, string> | null }
  /** As the nearest number that JavaScript has, 256 ns apart. */
  timeNano: number
}

/** Opens the stream of events. Resolves once the engine has answered. */
export type OpenEvents = (signal: AbortSignal) => Promise<AsyncIterable<EngineEvent>>

/** Milliseconds before the first opening from which on events are told. */
const overlap = 30_000

/**
 * The engine's container events from about the first opening on: each opening after that begins with those that were missed,
 * as far as the engine still has them (the last 256, until it is restarted), and tells none again. The first, too, asks for
 * those of half a minute before: the engine answers before it listens itself, and what happens between is in its past then.
 *
 * @param now Unix time in milliseconds
 */
export function createEventReader(
  { jsonLines }: Pick<Transport, 'jsonLines'>,
  now: () => number,
): OpenEvents {
  const told = createTold()
  let begun: string | undefined
  return async (signal) => {
    const first = begun ?? toSeconds(BigInt(Math.floor(now() - overlap)) * 1_000_000n)
    const lines = await jsonLines<WireEvent>({
      method: 'GET',
      path: '/events',
      query: { since: told.latest() ?? first, filters: { type: ['container'] } },
      doing: 'listen to events',
      signal,
    })
    begun = first
    return toEvents(lines, told.isNew)
  }
}

async function* toEvents(
  lines: AsyncIterable<WireEvent>,
  isNew: (event: WireEvent) => boolean,
): AsyncGenerator<EngineEvent> {
  for await (const line of lines) {
    if (!isNew(line)) continue
    const { Action: action, Actor, timeNano } = line
    const time = Math.floor(timeNano / 1e6)
    yield { kind: 'container', action, id: Actor.ID, attributes: Actor.Attributes ?? {}, time }
  }
}

/** Remembers the latest events: all of one time, which is where the engine is asked to go on. */
function createTold() {
  let latest = 0
  let atLatest = new Set<string>()
  return {
    /** Unix seconds with nine decimals; the engine begins with the events of that very time. */
    latest(): string | undefined {
      return latest === 0 ? undefined : toSeconds(BigInt(latest))
    },
    isNew({ Action, Actor, timeNano }: WireEvent): boolean {
      const key = `${Actor.ID} ${Action}`
      if (timeNano === latest && atLatest.has(key)) return false
      if (timeNano > latest) {
        latest = timeNano
        atLatest = new Set()
      }
      if (timeNano === latest) atLatest.add(key)
      return true
    },
  }
}

function toSeconds(nanoseconds: bigint): string {
  const digits = nanoseconds.toString().padStart(10, '0')
  return `${digits.slice(0, -9)}.${digits.slice(-9)}`
}
