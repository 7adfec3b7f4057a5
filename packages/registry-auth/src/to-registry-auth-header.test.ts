import { once } from 'node:events'
import { createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { createSecret } from '@longshore/errors'
import { engineAddress, requireEngine } from '@longshore/test-support'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { base64 } from './chain.test-support.ts'
import { type Credentials, toRegistryAuthHeader } from './index.ts'

const password: Credentials = { username: 'ali', password: createSecret('ü?>~ÿ') }
const identityToken: Credentials = { identityToken: createSecret('refresh-me') }
const registryToken: Credentials = { registryToken: createSecret('bear-me') }

it.each([
  { credentials: password, fields: { username: 'ali', password: 'ü?>~ÿ' } },
  { credentials: identityToken, fields: { identitytoken: 'refresh-me' } },
  { credentials: registryToken, fields: { registrytoken: 'bear-me' } },
])('holds $fields in padded base64url', ({ credentials, fields }) => {
  for (const serveraddress of ['a.io', 'ab.io', 'abc.io']) {
    const header = toRegistryAuthHeader(credentials, serveraddress)
    expect(header).toMatch(/^[\w-]+=*$/)
    expect(header.length % 4).toBe(0)
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toEqual({
      ...fields,
      serveraddress,
    })
  }
})

describe('to an engine', () => {
  beforeAll(async () => void (await requireEngine()))

  it.each([
    {
      why: 'a password to a registry',
      credentials: password,
      challenge: 'Basic realm="r"',
      shown: {
        path: expect.stringContaining('/manifests/'),
        authorization: `Basic ${base64('ali:ü?>~ÿ')}`,
      },
    },
    {
      why: 'a password to its token server',
      credentials: password,
      challenge: 'Bearer',
      shown: {
        path: expect.stringMatching(/^\/token\?/),
        authorization: `Basic ${base64('ali:ü?>~ÿ')}`,
      },
    },
    {
      why: 'an identity token to its token server',
      credentials: identityToken,
      challenge: 'Bearer',
      shown: { path: '/token', body: expect.stringContaining('refresh_token=refresh-me') },
    },
    {
      why: 'a registry token to the registry',
      credentials: registryToken,
      challenge: 'Bearer',
      shown: { path: expect.stringContaining('/manifests/'), authorization: 'Bearer bear-me' },
    },
  ])('has the engine show $why', async ({ credentials, challenge, shown }) => {
    const { host, requests } = await registry(challenge)
    await pull(`${host}/app`, toRegistryAuthHeader(credentials, host))
    expect(requests).toContainEqual(expect.objectContaining(shown))
  })
})

/** A registry that asks for credentials and has nothing; it notes what it is shown. */
async function registry(challenge: string) {
  const requests: { path: string; authorization: string | undefined; body: string }[] = []
  const server = createServer(async (message, response) => {
    const body = await text(message)
    const path = message.url ?? ''
    const { authorization } = message.headers
    requests.push({ path, authorization, body })
    if (path.startsWith('/token')) response.end('{"token":"t","access_token":"t"}')
    else if (authorization === undefined || path === '/v2/')
      response.writeHead(401, { 'www-authenticate': challengeOf(host) }).end()
    else response.writeHead(404).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const challengeOf = (host: string) =>
    challenge === 'Bearer' ? `Bearer realm="http://${host}/token",service="s"` : challenge
  return { host, requests }
}

async function pull(image: string, header: string): Promise<void> {
  const call = request({
    ...engineAddress().connection,
    method: 'POST',
    path: `/images/create?fromImage=${encodeURIComponent(image)}&tag=1`,
    headers: { 'x-registry-auth': header },
  })
  call.end()
  const [response] = (await once(call, 'response')) as [IncomingMessage]
  await text(response)
}
