import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll } from 'vitest'
import { account, type PrivateRegistry } from './private-registry.ts'

/**
 * Call in a `describe`: the images of the registry at `behind`, to be read with a token alone. It gives tokens itself,
 * for the password of {@link account}.
 */
export function useTokenRegistry(behind: string): PrivateRegistry {
  const token = `t0ken-${process.hrtime.bigint()}`
  const basic = `Basic ${Buffer.from(`${account.username}:${account.password}`).toString('base64')}`
  let address = ''
  const server = createServer((incoming, outgoing) => {
    const { method, url: path = '', headers } = incoming
    if (path.startsWith('/token')) {
      if (headers.authorization !== basic) return outgoing.writeHead(401).end('{}')
      return outgoing.end(JSON.stringify({ token, expires_in: 300 }))
    }
    if (headers.authorization !== `Bearer ${token}`) {
      const challenge = `Bearer realm="http://${address}/token",service="test"`
      return outgoing.writeHead(401, { 'www-authenticate': challenge }).end()
    }
    const [host, port] = behind.split(':')
    request({ host, port, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
      answer.pipe(outgoing)
    }).end()
  })
  beforeAll(async () => {
    await once(server.listen(0, '127.0.0.1'), 'listening')
    address = `127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.close()
    server.closeAllConnections()
  })
  return {
    get address() {
      return address
    },
  }
}
