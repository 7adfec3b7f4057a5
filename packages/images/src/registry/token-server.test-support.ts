import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'
import type { Gate } from './registry-proxy.test-support.ts'
import { account } from './start-registry.test-support.ts'

export interface TokenServer {
  /** For the front of a registry: it lets through who shows a token. */
  gate: Gate
  /** What an earlier login has given, for which the server gives tokens. */
  identityToken: string
  /** A token, as the server gives them. */
  issue(): string
}

/**
 * A server of tokens, as the distribution project describes them (`token authentication`, `oauth2`), on a free loopback
 * port that goes with the running test. It knows {@link account}.
 */
export async function startTokenServer(): Promise<TokenServer> {
  const identityToken = randomUUID()
  const issued = new Set<string>()
  const basic = `Basic ${btoa(`${account.username}:${account.password}`)}`

  function issue(): string {
    const token = randomUUID()
    issued.add(`Bearer ${token}`)
    return token
  }

  const server = createServer(async (request, response) => {
    const form = new URLSearchParams(await text(request))
    const isKnown =
      request.method === 'POST'
        ? form.get('refresh_token') === identityToken
        : request.headers.authorization === basic
    response.setHeader('content-type', 'application/json')
    if (!isKnown) return response.writeHead(401).end('{"details":"incorrect username or password"}')
    const token = issue()
    return response.end(JSON.stringify({ token, access_token: token, expires_in: 300 }))
  }).listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  await once(server, 'listening')
  const realm = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`

  return {
    identityToken,
    issue,
    async gate(request, response) {
      if (issued.has(request.headers.authorization ?? '')) return false
      const challenge = `Bearer realm="${realm}",service="test",scope="repository:app:pull"`
      response
        .writeHead(401, { 'www-authenticate': challenge, 'content-type': 'application/json' })
        .end('{"errors":[{"code":"UNAUTHORIZED","message":"authentication required"}]}')
      return true
    },
  }
}
