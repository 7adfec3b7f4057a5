import { createSecret } from '@longshore/errors'
import { describe, expect, it } from 'vitest'
import { toLoadError, toPullError } from './pull-errors.ts'

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

  it('reads words that a password cuts to pieces', () => {
    const header = createSecret(btoa('{"username":"a","password":"e"}'))
    const error = toPullError({ reference: 'a:1', auth: { header, source: 's' }, text: 'denied' })
    expect(error.code).toBe('REGISTRY_DENIED')
    expect(error.message).toContain(': d[redacted]ni[redacted]d')
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

describe('toLoadError', () => {
  it.each([
    [
      'Error processing tar file(exit status 1): archive/tar: invalid tar header',
      'IMAGE_LOAD_FAILED',
    ],
    [
      'write /var/lib/docker/tmp/docker-import-1/layer.tar: no space left on device',
      'ENGINE_NO_SPACE',
    ],
  ])('reads “%s” as %s', (text, code) => {
    expect(toLoadError({ text })).toMatchObject({ code, recoverable: true })
  })
})
