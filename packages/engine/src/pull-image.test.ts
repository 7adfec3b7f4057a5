import { createHash } from 'node:crypto'
import type { RequestListener, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { requireEngine } from '@longshore/test-support'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { collect } from './collect.test-support.ts'
import { connectEngine } from './connect-engine.ts'
import { serve, serveEngine } from './serve.test-support.ts'

const manifestType = 'application/vnd.docker.distribution.manifest.v2+json'
const layerDigest = `sha256:${'1'.repeat(64)}`
const manifest = JSON.stringify({
  schemaVersion: 2,
  mediaType: manifestType,
  config: {
    mediaType: 'application/vnd.docker.container.image.v1+json',
    size: 9,
    digest: `sha256:${'0'.repeat(64)}`,
  },
  layers: [
    {
      mediaType: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
      size: 1e9,
      digest: layerDigest,
    },
  ],
})

function answerManifest(response: ServerResponse): void {
  response
    .writeHead(200, {
      'content-type': manifestType,
      'content-length': manifest.length,
      'docker-content-digest': `sha256:${createHash('sha256').update(manifest).digest('hex')}`,
    })
    .end(manifest)
}

function* zeros(): Generator<Buffer> {
  for (;;) yield Buffer.alloc(1024)
}

describe('pullImage on a real engine', () => {
  beforeAll(() => requireEngine())
  const engine = connectEngine({ environment: process.env })
  afterAll(() => engine.close())

  /** Pulls an image from a registry that answers for its manifests and blobs by `listener`. */
  async function pullFrom(listener: RequestListener, signal?: AbortSignal) {
    const { address } = await serve((request, response) =>
      request.url === '/v2/' ? response.end('{}') : listener(request, response),
    )
    const reference = `${address}/longshore-test/none:1`
    return { reference, messages: collect(engine.pullImage(reference, { signal })) }
  }

  it.each<{ why: string; listener: RequestListener; code: string; recoverable: boolean }>([
    {
      why: 'a tag that the registry does not have',
      listener: (_, response) =>
        response
          .writeHead(404, { 'content-type': 'application/json' })
          .end('{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]}'),
      code: 'IMAGE_NOT_FOUND',
      recoverable: false,
    },
    {
      why: 'a registry that asks who we are',
      listener: (_, response) =>
        response.writeHead(401, { 'www-authenticate': 'Basic realm="r"' }).end(),
      code: 'REGISTRY_DENIED',
      recoverable: true,
    },
    {
      why: 'a registry that fails',
      listener: (_, response) => response.writeHead(503).end(),
      code: 'REGISTRY_UNREACHABLE',
      recoverable: true,
    },
    {
      why: 'an error after the progress has begun',
      listener: ({ url }, response) =>
        url?.includes('/blobs/') ? response.writeHead(404).end() : answerManifest(response),
      code: 'PULL_FAILED',
      recoverable: true,
    },
  ])('rejects $why with $code', async ({ listener, code, recoverable }) => {
    const { reference, messages } = await pullFrom(listener)
    await expect(messages).rejects.toMatchObject({
      code,
      recoverable,
      message: expect.stringContaining(reference),
    })
  })

  it('rejects a registry that is down with REGISTRY_UNREACHABLE', async () => {
    const pull = collect(engine.pullImage('127.0.0.1:1/none:1'))
    await expect(pull).rejects.toMatchObject({ code: 'REGISTRY_UNREACHABLE', recoverable: true })
  })

  it('rejects a cancelled pull with the reason, and the engine hangs up', async () => {
    const controller = new AbortController()
    const reason = new Error('enough')
    const hungUp = Promise.withResolvers<void>()
    const { messages } = await pullFrom(({ url }, response) => {
      if (url?.includes('/manifests/')) return answerManifest(response)
      if (!url?.includes(layerDigest)) return
      response.on('close', hungUp.resolve)
      Readable.from(zeros()).pipe(response)
      controller.abort(reason)
    }, controller.signal)
    await expect(messages).rejects.toBe(reason)
    await hungUp.promise
  })
})

describe('pullImage on an engine that is played', () => {
  it.each([
    { why: 'an older engine', line: { errorDetail: { message: 'denied' }, error: 'denied' } },
    { why: 'one that tells no details', line: { error: 'denied' } },
    { why: 'a newer engine', line: { errorDetail: { message: 'denied' } } },
  ])('takes an error in the progress for one: $why', async ({ line }) => {
    const progress = { id: 'a', status: 'Extracting', progressDetail: { current: 1, units: 's' } }
    const { address } = await serveEngine((_, response) =>
      response.end([progress, line].map((one) => JSON.stringify(one)).join('\n')),
    )
    const engine = connectEngine({ endpoint: `tcp://${address}`, environment: {} })
    const pull = engine.pullImage('a:1')[Symbol.asyncIterator]()
    const message = { layerId: 'a', status: 'Extracting', current: 1 }
    expect(await pull.next()).toEqual({ done: false, value: message })
    await expect(pull.next()).rejects.toMatchObject({ code: 'REGISTRY_DENIED' })
    engine.close()
  })
})
