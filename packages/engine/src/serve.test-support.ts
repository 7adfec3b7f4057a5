import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** An HTTP server on a free loopback port that goes with the running test. */
export async function serve(
  listener: RequestListener,
): Promise<{ server: Server; address: string }> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  await once(server, 'listening')
  return { server, address: `127.0.0.1:${(server.address() as AddressInfo).port}` }
}

/** As {@link serve}; the listener hears of all but pings, which are answered as an engine of API 1.41 does. */
export function serveEngine(listener: RequestListener): ReturnType<typeof serve> {
  return serve((request, response) => {
    if (request.url !== '/_ping') return listener(request, response)
    response.setHeader('api-version', '1.41').end('OK')
  })
}
