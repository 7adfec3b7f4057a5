import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll } from 'vitest'
import { createSigningKey } from './signing-key.test-support.ts'
import { account, type MakeRegistryAuth } from './use-registry.test-support.ts'

export interface TokenServer {
  /** For a registry that takes this server's tokens alone; starts the server. */
  askForToken: MakeRegistryAuth
  /** What an earlier login has given, for which the server gives tokens. */
  identityToken: string
  /** A token for a scope, `repository:app:pull`, as the server gives them. */
  issue(scope: string): string
}

const service = 'registry.test'
const issuer = 'tokens.test'

/**
 * Call in a `describe`: a server of tokens, as the distribution project describes them ("Token Authentication", "OAuth2
 * Token Authentication"), on a free loopback port. It knows {@link account}.
 */
export function useTokenServer(): TokenServer {
  const identityToken = randomUUID()
  const key = createSigningKey()
  const basic = `Basic ${btoa(`${account.username}:${account.password}`)}`

  function issue(scope: string): string {
    const [type, name, actions = ''] = scope.split(':')
    const now = Math.floor(Date.now() / 1000)
    return key.toToken({
      ...{ iss: issuer, sub: account.username, aud: service, jti: randomUUID() },
      ...{ iat: now, nbf: now - 60, exp: now + 300 },
      access: scope === '' ? [] : [{ type, name, actions: actions.split(',') }],
    })
  }

  const server = createServer(async (request, response) => {
    const isLogin = request.method === 'POST'
    const { searchParams } = new URL(request.url ?? '', 'http://tokens.test')
    const form = isLogin ? new URLSearchParams(await text(request)) : searchParams
    const isKnown = isLogin
      ? form.get('refresh_token') === identityToken
      : request.headers.authorization === basic
    response.setHeader('content-type', 'application/json')
    if (!isKnown) return response.writeHead(401).end('{"details":"incorrect username or password"}')
    const token = issue(form.get('scope') ?? '')
    return response.end(JSON.stringify({ token, access_token: token, expires_in: 300 }))
  })
  afterAll(() => {
    server.close()
    server.closeAllConnections()
  })

  return {
    identityToken,
    issue,
    async askForToken(folder) {
      const rootcertbundle = join(folder, 'tokens.pem')
      await writeFile(rootcertbundle, key.certificate)
      await once(server.listen(0, '127.0.0.1'), 'listening')
      const realm = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`
      return { token: { realm, service, issuer, rootcertbundle } }
    },
  }
}
