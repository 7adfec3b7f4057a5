import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { createInterface } from 'node:readline'
import { engineAddress } from '../../packages/test-support/src/engine-address.ts'

/** Listens to the engine; `id` resolves with the next container that starts with all of these labels. */
export async function nextContainerStart(
  labels: string[],
  signal: AbortSignal,
): Promise<{ id: Promise<string> }> {
  const filters = JSON.stringify({ type: ['container'], event: ['start'], label: labels })
  const path = `/events?filters=${encodeURIComponent(filters)}`
  const call = request({ ...engineAddress().connection, path, signal }).end()
  const [response] = (await once(call, 'response')) as [IncomingMessage]
  const line = once(createInterface(response), 'line', { signal })
  return {
    id: line.then(([event]) => {
      call.destroy()
      return JSON.parse(event).id
    }),
  }
}
