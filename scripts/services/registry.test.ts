import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createRegistry } from './registry.ts'
import { toRegistryImage } from './to-registry-image.ts'

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('probe', () => {
  it.each([
    {
      why: 'an open registry',
      status: 200,
      headers: { 'docker-distribution-api-version': 'registry/2.0' },
      found: 'registry',
    },
    {
      why: 'a registry that asks for credentials',
      status: 401,
      headers: { 'docker-distribution-api-version': 'registry/2.0' },
      found: 'other',
    },
    { why: 'a web server', status: 200, headers: {}, found: 'other' },
  ])('finds $found where $why listens', async ({ status, headers, found }) => {
    const address = await serve((_, response) => response.writeHead(status, headers).end())
    expect(await createRegistry(address).probe()).toBe(found)
  })

  it('finds nothing where nothing listens', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    server.close()
    await once(server, 'close')
    expect(await createRegistry(`127.0.0.1:${port}`).probe()).toBe('nothing')
  })
})

describe('push', () => {
  const image = toRegistryImage([Buffer.from('layer')], 'amd64', { Cmd: ['true'] })

  it('uploads what is missing, then the manifest', async () => {
    const calls: string[] = []
    const [config, layer] = image.blobs.map(({ digest }) => digest)
    const address = await serve((request, response) => {
      calls.push(`${request.method} ${decodeURIComponent(request.url ?? '')}`)
      if (request.method === 'HEAD')
        response.writeHead(request.url?.includes(`${layer}`) ? 200 : 404)
      if (request.method === 'POST') response.writeHead(202, { location: '/v2/u/1?_state=x' })
      if (request.method === 'PUT') response.writeHead(201)
      request.resume().on('end', () => response.end())
    })
    await createRegistry(address).push('a/b', '1', image)
    expect(calls).toEqual([
      `HEAD /v2/a/b/blobs/${config}`,
      'POST /v2/a/b/blobs/uploads/',
      `PUT /v2/u/1?_state=x&digest=${config}`,
      `HEAD /v2/a/b/blobs/${layer}`,
      'PUT /v2/a/b/manifests/1',
    ])
  })

  it('says what the registry answered when it refuses', async () => {
    const address = await serve((_, response) => response.writeHead(507).end('disk full'))
    await expect(createRegistry(address).push('a', '1', image)).rejects.toThrow(/507.*\/v2\/a\//)
  })
})
