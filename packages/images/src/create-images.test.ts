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
    { image: `redis:latest@${digest}`, present: true, pulled: false, why: 'latest with a digest' },
  ])('pulls: $pulled for $why', async ({ image, present, forcePull, pulled }) => {
    const { engine, images, pulls } = setUp({ image, present })
    const ensured = await images.ensure(image, { forcePull })
    expect(ensured).toEqual({ id: (await engine.inspectImage(image)).id, pulled })
    expect(pulls()).toHaveLength(pulled ? 1 : 0)
  })

  it.each([
    { image: 'https://127.0.0.1:5055/redis:7', asked: '127.0.0.1:5055/redis:7' },
    { image: 'redis', asked: 'docker.io/library/redis:latest' },
  ])('asks the engine for $asked where the task says $image', async ({ image, asked }) => {
    const { images, pulls } = setUp({ image: asked })
    await images.ensure(image)
    expect(pulls()).toEqual([{ method: 'pullImage', args: [asked] }])
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
    { thrown: 'IMAGE_NOT_FOUND', code: 'IMAGE_NOT_FOUND', recoverable: false },
    { thrown: 'REGISTRY_UNREACHABLE', code: 'REGISTRY_UNREACHABLE', recoverable: true },
    { thrown: 'REGISTRY_DENIED', code: 'REGISTRY_DENIED', recoverable: true },
    { thrown: 'ENGINE_UNREACHABLE', code: 'ENGINE_UNREACHABLE', recoverable: true },
    { thrown: 'ENGINE_FAILED', code: 'IMAGE_PULL_FAILED', recoverable: true },
    { thrown: 'ENGINE_BAD_REQUEST', code: 'IMAGE_PULL_FAILED', recoverable: true },
  ])('rejects a pull that fails with $thrown with $code', async ({ thrown, code, recoverable }) => {
    const { engine, images } = setUp({ image: 'redis:7' })
    engine.failNext('pullImage', new LongshoreError(thrown, 'redis:7 …', { recoverable }))
    await expect(images.ensure('redis:7')).rejects.toMatchObject({
      code,
      recoverable,
      message: 'redis:7 …',
    })
  })

  it('rejects an image that is not there after its pull', async () => {
    const { engine, images } = setUp({ image: 'redis:7' })
    const onProgress = () =>
      engine.failNext('inspectImage', new LongshoreError('ENGINE_NOT_FOUND', ''))
    await expect(images.ensure('redis:7', { onProgress })).rejects.toMatchObject({
      code: 'IMAGE_PULL_FAILED',
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
