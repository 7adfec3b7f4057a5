import { once } from 'node:events'
import { type IncomingMessage, type RequestOptions, request } from 'node:http'

/**
 * Listens, on a connection to the engine of its own, for the next event of this kind of a container that carries the
 * labels. Resolves when it listens; `happened` then resolves with the event.
 */
export async function listenForEvent(
  connection: RequestOptions,
  { action, labels }: { action: string; labels: Record<string, string> },
): Promise<{ happened: Promise<void> }> {
  const label = Object.entries(labels).map(([key, value]) => `${key}=${value}`)
  const filters = encodeURIComponent(JSON.stringify({ label, event: [action] }))
  const call = request({ ...connection, path: `/events?filters=${filters}` }).end()
  const [response] = (await once(call, 'response')) as [IncomingMessage]
  const happened = once(response, 'data').then(() => void response.destroy())
  return { happened }
}
