import { createHash } from 'node:crypto'
import type { RequestListener, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { createSecret } from '@longshore/errors'
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
    const { address } = await serve((_, response) =>
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

describe('toPullError', () => {
  it.each([
    ['pull access denied for a, repository does not exist or may require …', 'IMAGE_NOT_FOUND'],
    ['no matching manifest for linux/arm64 in the manifest list entries', 'IMAGE_NOT_FOUND'],
    ['name unknown', 'IMAGE_NOT_FOUND'],
    ['Head "https://r/v2/a": no basic auth credentials', 'REGISTRY_DENIED'],
    ['denied: requested access to the resource is denied', 'REGISTRY_DENIED'],
    ['denied', 'REGISTRY_DENIED'],
    ['unauthorized: authentication required', 'REGISTRY_DENIED'],
    ['Get "https://r/v2/": unauthorized: incorrect username or password', 'REGISTRY_DENIED'],
    ['error parsing HTTP 403 response body: unexpected end of JSON input: ""', 'REGISTRY_DENIED'],
    ['Get "https://r/v2/": dial tcp: lookup r: no such host', 'REGISTRY_UNREACHABLE'],
    ['Get "https://r/v2/": net/http: TLS handshake timeout', 'REGISTRY_UNREACHABLE'],
    ['Get "https://r/v2/": x509: certificate signed by unknown authority', 'REGISTRY_UNREACHABLE'],
    ['Get "https://r/v2/": EOF', 'REGISTRY_UNREACHABLE'],
    ['received unexpected HTTP status: 502 Bad Gateway', 'REGISTRY_UNREACHABLE'],
    [
      'unexpected status from HEAD request to http://r/v2/: 503 Service Unavailable',
      'REGISTRY_UNREACHABLE',
    ],
    [
      'toomanyrequests: You have reached your unauthenticated pull rate limit',
      'REGISTRY_RATE_LIMITED',
    ],
    [
      'error parsing HTTP 429 response body: unexpected end of JSON input: ""',
      'REGISTRY_RATE_LIMITED',
    ],
    ['filesystem layer verification failed for digest sha256:7fc9', 'IMAGE_DIGEST_MISMATCH'],
    ['manifest verification failed for digest sha256:7fc9', 'IMAGE_DIGEST_MISMATCH'],
    [
      'failed commit on ref "l": unexpected commit digest sha256:1, expected sha256:2',
      'IMAGE_DIGEST_MISMATCH',
    ],
    ['write /var/lib/docker/tmp/GetImageBlob1: no space left on device', 'ENGINE_NO_SPACE'],
    [
      'failed to register layer: Error processing tar file(exit status 1): write /file: no space left on device',
      'ENGINE_NO_SPACE',
    ],
    ['unknown blob', 'PULL_FAILED'],
    ['mkdir /var/lib/docker/tmp: permission denied', 'PULL_FAILED'],
  ])('reads “%s” as %s', (text, code) => {
    const error = toPullError({ reference: 'a:1', text, status: 500 })
    expect(error).toMatchObject({ code, recoverable: code !== 'IMAGE_NOT_FOUND' })
    expect(error.message).toContain('a:1')
    expect(error.hint).toBeTruthy()
  })

  const auth = { header: createSecret('e30='), source: "the task's auth block" }
  const either = 'pull access denied for a, repository does not exist or may require …'

  it('takes a repository that may be missing or private for private where credentials were sent', () => {
    const error = toPullError({ reference: 'a:1', auth, text: either, status: 404 })
    expect(error).toMatchObject({ code: 'REGISTRY_DENIED', recoverable: true })
  })

  it('names the source of the credentials', () => {
    const { message } = toPullError({ reference: 'a:1', auth, text: 'denied' })
    expect(message).toBe(
      "The registry refused a:1, with the credentials of the task's auth block: denied",
    )
  })

  it('says when to try again', () => {
    const text = 'toomanyrequests: retry-after: 1.5s, allowed: 44000/minute'
    const error = toPullError({ reference: 'a:1', text, status: 500 })
    expect(error).toMatchObject({ retryAfterMs: 1500, hint: expect.stringContaining('in 2 s') })
  })
})
