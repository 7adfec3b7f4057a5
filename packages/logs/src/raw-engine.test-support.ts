import { once } from 'node:events'
import { type IncomingMessage, type RequestOptions, request } from 'node:http'
import type { Readable } from 'node:stream'
import { json } from 'node:stream/consumers'

/** Bare calls about one container. `connection` is where the engine is, for Node's `request`. */
export function rawContainer(connection: RequestOptions, id: string) {
  async function call(method: string, action: string): Promise<IncomingMessage> {
    const sent = request({ ...connection, method, path: `/containers/${id}/${action}` })
    // A stream that is destroyed later says so here as well.
    sent.on('error', () => {}).end()
    const [response] = (await once(sent, 'response')) as [IncomingMessage]
    if (response.statusCode !== 200) throw new Error(`${method} ${action}: ${response.statusCode}`)
    return response
  }

  const attach = (): Promise<Readable> => call('POST', 'attach?stream=1&stdout=1&stderr=1')
  const readBuffer = (since?: string): Promise<Readable> =>
    call('GET', `logs?stdout=1&stderr=1&timestamps=1${since ? `&since=${since}` : ''}`)

  return {
    attach,
    readBuffer,
    async attachIfRunning(): Promise<Readable | undefined> {
      const stream = await attach()
      const { State } = (await json(await call('GET', 'json'))) as { State: { Running: boolean } }
      if (State.Running) return stream
      stream.destroy()
      return undefined
    },
  }
}
