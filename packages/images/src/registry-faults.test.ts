import { connectEngine } from '@longshore/engine'
import { requireEngine, services } from '@longshore/test-support'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createImages } from './create-images.ts'
import { createFakeClock } from './fake-clock.test-support.ts'
import type { PullProgress } from './reduce-pull.ts'
import { type PushedImage, pushImage } from './registry/push-image.test-support.ts'
import { type Fault, startRegistryProxy } from './registry/registry-proxy.test-support.ts'
import { useRegistry } from './registry/use-registry.test-support.ts'

const json = { 'content-type': 'application/json' }
const tooMany =
  '{"errors":[{"code":"TOOMANYREQUESTS","message":"retry-after: 1.5s, allowed: 1/minute"}]}'

describe('a registry that fails, on a real engine', () => {
  beforeAll(() => requireEngine())
  const engine = connectEngine({ environment: process.env })
  afterAll(() => engine.close())
  const registry = useRegistry(services.registryProgram)

  /** An image in a registry whose front can break, and a way to it. */
  async function setUp() {
    const front = await startRegistryProxy(registry.address)
    const pushed = await pushImage(registry.address, 'app', { bytes: 100_000 })
    const image = `${front.address}/app:1`
    onTestFinished(() => engine.removeImage(image).catch(() => {}))
    const clock = createFakeClock()
    return { front, image, pushed, clock, images: createImages({ engine, clock }) }
  }
  const isThere = (image: string) =>
    engine.inspectImage(image).then(
      () => true,
      () => false,
    )

  it('pulls an image that is missing, layer by layer, and leaves one that is there', async () => {
    const { image, images, pushed } = await setUp()
    const shown: PullProgress[] = []
    const pulled = await images.ensure(image, { onProgress: (progress) => shown.push(progress) })
    expect(pulled).toEqual({ id: (await engine.inspectImage(image)).id, pulled: true })
    expect(shown.at(-1)).toMatchObject({
      done: true,
      downloadedBytes: pushed.layerBytes,
      totalBytes: pushed.layerBytes,
      layers: [{ status: 'Pull complete' }],
    })
    expect(await images.ensure(image)).toEqual({ id: pulled.id, pulled: false })
    expect(await images.ensure(image, { forcePull: true })).toEqual(pulled)

    const pinned = image.replace(/:1$/, `@${pushed.digest}`)
    expect(await images.ensure(pinned)).toEqual({ id: pulled.id, pulled: false })
    await engine.removeImage(pulled.id, { force: true })
    expect(await images.ensure(pinned)).toEqual(pulled)
    await engine.removeImage(pinned)
  })

  it.each<{ why: string; fault: (pushed: PushedImage) => Fault; code: string; more?: object }>([
    {
      why: 'a layer that is not what was announced',
      fault: ({ layerUrl }) => ({ url: layerUrl, kind: 'corrupt', afterBytes: 5000 }),
      code: 'IMAGE_DIGEST_MISMATCH',
    },
    {
      why: 'status 429 that says when to come again',
      fault: () => ({
        ...{ url: /manifests/, kind: 'answer', status: 429, body: tooMany },
        headers: { ...json, 'retry-after': '2' },
      }),
      code: 'REGISTRY_RATE_LIMITED',
      more: { retryAfterMs: 1500, hint: expect.stringContaining('in 2 s') },
    },
    {
      why: 'status 429 without a word',
      fault: () => ({ url: /manifests/, kind: 'answer', status: 429 }),
      code: 'REGISTRY_RATE_LIMITED',
      more: { retryAfterMs: undefined },
    },
    {
      why: 'status 429 in the middle',
      fault: ({ layerUrl }) => ({
        ...{ url: layerUrl, kind: 'answer', status: 429, headers: json, body: tooMany },
      }),
      code: 'REGISTRY_RATE_LIMITED',
    },
    {
      why: 'status 500',
      fault: () => ({ url: /manifests/, kind: 'answer', status: 500 }),
      code: 'REGISTRY_UNREACHABLE',
    },
    {
      why: 'a connection that is closed at once',
      fault: () => ({ url: /manifests/, kind: 'close', afterBytes: 0 }),
      code: 'REGISTRY_UNREACHABLE',
    },
    {
      why: 'a layer that it does not have',
      fault: ({ layerUrl }) => ({ url: layerUrl, kind: 'answer', status: 404 }),
      code: 'PULL_FAILED',
    },
  ])('$why gives $code to all who wait, and no image', async ({ fault, code, more }) => {
    const { front, image, pushed, images } = await setUp()
    front.inject(fault(pushed))
    const all = await Promise.allSettled([images.ensure(image), images.ensure(image)])
    for (const { status, reason } of all as PromiseRejectedResult[]) {
      expect(status).toBe('rejected')
      expect(reason).toMatchObject({ code, recoverable: true, ...more })
      expect(reason.message).toContain(image)
    }
    expect(await isThere(image)).toBe(false)

    front.heal()
    expect(await images.ensure(image)).toMatchObject({ pulled: true })
  })

  it.each([
    { limit: 'no progress', passed: 2 * 60_000, code: 'PULL_STALLED' },
    { limit: 'its time', passed: 5 * 60_000, code: 'PULL_TIMEOUT' },
  ])(
    'ends a pull that stands still in the middle of a layer by $limit',
    async ({ passed, code }) => {
      const { front, image, pushed, clock } = await setUp()
      const images = createImages({
        ...{ engine, clock },
        activityTimeoutMs: code === 'PULL_STALLED' ? passed : 60 * 60_000,
      })
      front.inject({ url: pushed.layerUrl, kind: 'stall', afterBytes: 5000 })
      const reading = Promise.withResolvers<void>()
      const onProgress = ({ downloadedBytes }: PullProgress) => {
        if (downloadedBytes > 0) reading.resolve()
      }
      const all = Promise.allSettled([images.ensure(image, { onProgress }), images.ensure(image)])
      await Promise.all([reading.promise, front.met()])
      clock.advance(passed)
      for (const { reason } of (await all) as PromiseRejectedResult[])
        expect(reason).toMatchObject({ code, recoverable: true })
      expect(await isThere(image)).toBe(false)

      front.heal()
      expect(await images.ensure(image)).toMatchObject({ pulled: true })
    },
  )

  it('goes on where a connection was closed in the middle of a layer', async () => {
    const { front, image, pushed, images } = await setUp()
    front.inject({ url: pushed.layerUrl, kind: 'close', afterBytes: 5000, times: 1 })
    const statuses = new Set<string>()
    const { pulled } = await images.ensure(image, {
      onProgress: ({ layers }) => {
        for (const { status } of layers) statuses.add(status)
      },
    })
    expect(pulled).toBe(true)
    expect([...statuses]).toContain('Retrying in 5 seconds')
  })

  it('ends a pull whose layer breaks off again and again by its time', async () => {
    const { front, image, pushed, images, clock } = await setUp()
    front.inject({ url: pushed.layerUrl, kind: 'close', afterBytes: 5000 })
    const retrying = Promise.withResolvers<void>()
    const ensured = images.ensure(image, {
      onProgress: ({ layers }) => {
        if (layers.some(({ status }) => status.startsWith('Retrying'))) retrying.resolve()
      },
    })
    const ended = expect(ensured).rejects.toMatchObject({ code: 'PULL_TIMEOUT' })
    await retrying.promise
    clock.advance(5 * 60_000)
    await ended
    expect(await isThere(image)).toBe(false)
  })

  it('rejects an image that the registry does not have with IMAGE_NOT_FOUND', async () => {
    const { image, images } = await setUp()
    const none = image.replace(/:1$/, ':none')
    await expect(images.ensure(none)).rejects.toMatchObject({
      code: 'IMAGE_NOT_FOUND',
      recoverable: false,
      message: expect.stringContaining(none),
    })
  })

  it('rejects an image that is for another platform', async () => {
    const { image, images } = await setUp()
    await expect(images.ensure(image, { platform: 'linux/s390x' })).rejects.toMatchObject({
      code: 'IMAGE_NOT_FOUND',
      recoverable: false,
      message: expect.stringMatching(/for the platform linux\/s390x, only for linux\/\w+\.$/),
    })
  })

  it('rejects a registry that is down with REGISTRY_UNREACHABLE', async () => {
    const { images } = await setUp()
    await expect(images.ensure('127.0.0.1:1/none:1')).rejects.toMatchObject({
      code: 'REGISTRY_UNREACHABLE',
      recoverable: true,
      message: expect.stringContaining('The registry of 127.0.0.1:1/none:1 does not answer'),
    })
  })
})
