import type { EngineEvent } from './engine.ts'
import type { Transport } from './transport.ts'

/** One line of `GET /events`, as far as it is read. */
interface WireEvent {
  Action: string
  Actor: { ID: string; Attributes: Record<string, string> | null }
  timeNano: number
}

/** The engine's container events from now on. Resolves once the engine has answered. */
export async function readEvents(
  { jsonLines }: Transport,
  signal: AbortSignal,
): Promise<AsyncIterable<EngineEvent>> {
  const lines = await jsonLines<WireEvent>({
    method: 'GET',
    path: '/events',
    query: { filters: { type: ['container'] } },
    doing: 'listen to events',
    signal,
  })
  return toEvents(lines)
}

async function* toEvents(lines: AsyncIterable<WireEvent>): AsyncGenerator<EngineEvent> {
  for await (const { Action: action, Actor, timeNano } of lines) {
    const time = Math.floor(timeNano / 1e6)
    yield { kind: 'container', action, id: Actor.ID, attributes: Actor.Attributes ?? {}, time }
  }
}
