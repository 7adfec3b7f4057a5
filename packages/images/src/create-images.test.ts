import { createFakeEngine } from '@longshore/engine'
import { LongshoreError } from '@longshore/errors'
import { describe, expect, it } from 'vitest'
import { createImages } from './create-images.ts'
import type { PullProgress } from './reduce-pull.ts'

const complete = [{ layerId: 'a', status: 'Pull complete' }, { status: 'Status: Downloaded' }]
const digest = `sha256:${'a'.repeat(64)}`

/** An engine that can pull `image`, and has it where `present`. */
function setUp({ image, present = false }: { image: string; present?: boolean }) {
  const engine = createFakeEngine()
  engine.scriptPull(image, () => complete)
  if (present) engine.addImage(image)
  const pulls = () => engine.calls.filter(({ method }) => method === 'pullImage')
  return { engine, pulls, images: createImages({ engine }) }
}

describe('ensure', () => {
  it.each([
    { image: 'redis:7', present: true, pulled: false, why: 'a tag that is there' },
    { image: 'redis:7', present: false, pulled: true, why: 'a tag that is missing' },
    { image: 'redis:7', present: true, forcePull: true, pulled: true, why: 'a forced pull' },
    { image: 'redis', present: true, pulled: true, why: 'no tag' },
    { image: 'redis:latest', present: true, pulled: true, why: 'latest' },
    { image: `redis@${digest}`, present: true, pulled: false, why: 'a digest that is there' },
    { image: `redis@${digest}`, present: false, pulled: true, why: 'a digest that is missing' },
    { image: 'redis:7', present: true, pullPolicy: 'always', pulled: true, why: 'always' },
    { image: 'redis:latest', present: true, pullPolicy: 'missing', pulled: false, why: 'missing' },
    { image: 'redis', present: true, pullPolicy: 'never', pulled: false, why: 'never' },
    { image: 'redis:7', present: true, platform: 'linux', pulled: false, why: 'its own system' },
    {
      image: 'redis:7',
      present: true,
      platform: 'linux/amd64',
      pulled: false,
      why: 'its platform',
    },
    { image: 'redis:7', present: true, platform: 'linux/s390x', pulled: true, why: 'another one' },
  ] as const)('pulls: $pulled for $why', async ({ image, present, pulled, ...options }) => {
    const { engine, images, pulls } = setUp({ image, present })
    const ensured = await images.ensure(image, options)
    expect(ensured).toEqual({ id: (await engine.inspectImage(image)).id, pulled })
    expect(pulls()).toHaveLength(pulled ? 1 : 0)
  })

  it('goes by the digest where there is a tag too', async () => {
    const image = `redis@${digest}`
    const { images, pulls } = setUp({ image })
    expect(await images.ensure(`redis:latest@${digest}`)).toMatchObject({ pulled: true })
    expect(await images.ensure(`redis:latest@${digest}`)).toMatchObject({ pulled: false })
    expect(pulls()).toEqual([{ method: 'pullImage', args: [`docker.io/library/${image}`, {}] }])
  })

  it('rejects a pull that gives another digest, and says which', async () => {
    const { engine } = setUp({ image: `redis@${digest}` })
    const other = `redis@sha256:${'b'.repeat(64)}`
    const inspectImage: typeof engine.inspectImage = async (name) => ({
      ...(await engine.inspectImage(name)),
      repoDigests: [other],
    })
    const images = createImages({ engine: { ...engine, inspectImage } })
    await expect(images.ensure(`redis@${digest}`)).rejects.toMatchObject({
      code: 'IMAGE_DIGEST_MISMATCH',
      message: expect.stringContaining(other),
      recoverable: true,
    })
  })

  it('rejects a missing image that is never to be pulled', async () => {
    const { images, pulls } = setUp({ image: 'redis:7' })
    await expect(images.ensure('redis:7', { pullPolicy: 'never' })).rejects.toMatchObject({
      code: 'IMAGE_NOT_PRESENT',
      message: expect.stringContaining('redis:7'),
      recoverable: false,
    })
    expect(pulls()).toEqual([])
  })

  it.each([
    { image: 'https://127.0.0.1:5055/redis:7', asked: '127.0.0.1:5055/redis:7' },
    { image: 'redis', asked: 'docker.io/library/redis:latest' },
  ])('asks the engine for $asked where the task says $image', async ({ image, asked }) => {
    const { images, pulls } = setUp({ image: asked })
    await images.ensure(image)
    expect(pulls()).toEqual([{ method: 'pullImage', args: [asked, {}] }])
  })

  it('shows the progress', async () => {
    const { images } = setUp({ image: 'redis:7' })
    const shown: PullProgress[] = []
    await images.ensure('redis:7', { onProgress: (progress) => shown.push(progress) })
    expect(shown).toMatchObject([
      { layers: [{ id: 'a', status: 'Pull complete' }], done: false },
      { layers: [{ id: 'a' }], done: true },
    ])
  })

  it('refuses a bad name before the engine is called', async () => {
    const { engine, images } = setUp({ image: 'redis:7' })
    await expect(images.ensure('Redis:7')).rejects.toMatchObject({
      code: 'IMAGE_REFERENCE_INVALID',
    })
    expect(engine.calls).toEqual([])
  })

  it.each([
    'IMAGE_NOT_FOUND',
    'REGISTRY_DENIED',
    'REGISTRY_RATE_LIMITED',
    'ENGINE_UNREACHABLE',
    'ENGINE_NO_SPACE',
  ])('rejects with the error of the pull: %s', async (code) => {
    const { engine, images } = setUp({ image: 'redis:7' })
    const error = new LongshoreError(code, 'redis:7 …')
    engine.failNext('pullImage', error)
    await expect(images.ensure('redis:7')).rejects.toBe(error)
    expect(await images.ensure('redis:7')).toMatchObject({ pulled: true })
  })

  it('rejects an image that is not there after its pull', async () => {
    const { engine, images } = setUp({ image: 'redis:7' })
    const onProgress = () =>
      engine.failNext('inspectImage', new LongshoreError('ENGINE_NOT_FOUND', ''))
    await expect(images.ensure('redis:7', { onProgress })).rejects.toMatchObject({
      code: 'PULL_FAILED',
      message: expect.stringContaining('redis:7'),
      recoverable: true,
    })
  })

  it('rejects with the reason of its signal', async () => {
    const { images } = setUp({ image: 'redis:7' })
    const controller = new AbortController()
    const reason = new Error('enough')
    const onProgress = () => controller.abort(reason)
    const ensured = images.ensure('redis:7', { onProgress, signal: controller.signal })
    await expect(ensured).rejects.toBe(reason)
  })

  it('does not take an error of the listener for one of the pull', async () => {
    const { images } = setUp({ image: 'redis:7' })
    const onProgress = () => {
      throw new TypeError('mine')
    }
    await expect(images.ensure('redis:7', { onProgress })).rejects.toThrow(TypeError)
  })
})
