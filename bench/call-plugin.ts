import { once } from 'node:events'
import { connect } from 'node:http2'
import { createConnection } from 'node:net'

const service = '/hashicorp.nomad.plugins.base.proto.BasePlugin'

/** Calls methods of a plugin's `BasePlugin` one after the other, with empty requests. Throws unless each is answered. */
export async function callPlugin(socket: string, methods: readonly string[]): Promise<void> {
  const session = connect('http://localhost', {
    createConnection: () => createConnection(socket),
  })
  try {
    for (const method of methods) {
      const status = await call(session.request(toHeaders(method)))
      if (status !== '0') throw new Error(`${method} was answered with gRPC status ${status}.`)
    }
  } finally {
    session.destroy()
  }
}

function toHeaders(method: string) {
  return {
    ...{ ':method': 'POST', ':path': `${service}/${method}` },
    ...{ 'content-type': 'application/grpc', te: 'trailers' },
  }
}

/** Resolves with the gRPC status. A message of no bytes is five: it is not compressed, and its length is 0. */
async function call(stream: ReturnType<ReturnType<typeof connect>['request']>) {
  let status: unknown
  stream.on('trailers', (trailers) => {
    status = trailers['grpc-status']
  })
  stream.end(Buffer.alloc(5))
  stream.resume()
  await once(stream, 'close')
  return status
}
