import { connect } from 'node:http2'
import { createConnection } from 'node:net'

export interface PluginAnswer {
  /** gRPC's; `0` is success. */
  status: string
  message: Buffer
}

const service = '/hashicorp.nomad.plugins.base.proto.BasePlugin'

/** Calls a method of a plugin's `BasePlugin` that takes nothing. Source: gRPC over HTTP2 (grpc/doc/PROTOCOL-HTTP2.md). */
export async function callPlugin(
  socket: string,
  method: string,
  signal: AbortSignal,
): Promise<PluginAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<PluginAnswer>()
  const session = connect('http://localhost', { createConnection: () => createConnection(socket) })
  session.on('error', reject)
  const stream = session.request(
    {
      ...{ ':method': 'POST', ':path': `${service}/${method}` },
      ...{ 'content-type': 'application/grpc', te: 'trailers' },
    },
    { signal },
  )
  const chunks: Buffer[] = []
  let status = ''
  stream.on('error', reject)
  stream.on('data', (chunk) => chunks.push(chunk))
  stream.on('response', (headers) => {
    status = String(headers['grpc-status'] ?? status)
  })
  stream.on('trailers', (trailers) => {
    status = String(trailers['grpc-status'])
  })
  // Before a message stand whether it is compressed, in a byte, and its length, in four.
  stream.on('close', () => resolve({ status, message: Buffer.concat(chunks).subarray(5) }))
  stream.end(Buffer.alloc(5))
  return promise.finally(() => session.destroy())
}
