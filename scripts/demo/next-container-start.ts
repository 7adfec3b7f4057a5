import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { engineAddress } from '../../packages/test-support/src/engine-address.ts'

/** Listens to the engine; `id` resolves with the next container that starts with all of these labels. */
export async function nextContainerStart(
  labels: string[],
  signal: AbortSignal,
): Promise<{ id: Promise<string> }> {
  const filters = JSON.stringify({ type: ['container'], event: ['start'], label: labels })
  const path = `/events?filters=${encodeURIComponent(filters)}`
  const call = request({ ...engineAddress().connection, path, signal }).end()
  call.on('error', () => {})
  const [response] = (await once(call, 'response')) as [IncomingMessage]
  const event = once(response, 'data')
  response.on('error', () => {})
  return {
    id: event.then(([chunk]) => {
      call.destroy()
      return JSON.parse(String(chunk)).id
    }),
  }
}
