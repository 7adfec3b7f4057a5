import { createHash } from 'node:crypto'
import type { RequestListener, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { requireEngine } from '@longshore/test-support'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { collect } from './collect.test-support.ts'
import { connectEngine } from './connect-engine.ts'
import { toPullError } from './pull-errors.ts'
import { serve } from './serve.test-support.ts'

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
    return { reference, messages: collect(engine.pullImage(reference, signal)) }
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
      code: 'ENGINE_FAILED',
      recoverable: true,
    },
    {
      why: 'an error after the progress has begun',
      listener: ({ url }, response) =>
        url?.includes('/blobs/') ? response.writeHead(404).end() : answerManifest(response),
      code: 'ENGINE_FAILED',
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

describe('toPullError', () => {
  it.each([
    ['pull access denied for a, repository does not exist or may require …', 'IMAGE_NOT_FOUND'],
    ['no matching manifest for linux/arm64 in the manifest list entries', 'IMAGE_NOT_FOUND'],
    ['Head "https://r/v2/a": no basic auth credentials', 'REGISTRY_DENIED'],
    ['denied: requested access to the resource is denied', 'REGISTRY_DENIED'],
    ['Get "https://r/v2/": dial tcp: lookup r: no such host', 'REGISTRY_UNREACHABLE'],
    ['Get "https://r/v2/": net/http: TLS handshake timeout', 'REGISTRY_UNREACHABLE'],
    ['Get "https://r/v2/": x509: certificate signed by unknown authority', 'REGISTRY_UNREACHABLE'],
    ['Get "https://r/v2/": EOF', 'REGISTRY_UNREACHABLE'],
    ['toomanyrequests: You have reached your pull rate limit', 'ENGINE_FAILED'],
    ['filesystem layer verification failed for digest sha256:7fc9', 'ENGINE_FAILED'],
    ['unknown blob', 'ENGINE_FAILED'],
    ['mkdir /var/lib/docker/tmp: permission denied', 'ENGINE_FAILED'],
  ])('reads “%s” as %s', (text, code) => {
    expect(toPullError('a:1', text, 500).code).toBe(code)
  })
})
