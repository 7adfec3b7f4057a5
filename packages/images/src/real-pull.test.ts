import { randomUUID } from 'node:crypto'
import { connectEngine } from '@longshore/engine'
import {
  engineRequest,
  requireEngine,
  services,
  temporaryDirectory,
  useTestContainers,
} from '@longshore/test-support'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createImages } from './create-images.ts'
import type { PullProgress } from './reduce-pull.ts'
import { startRegistry } from './start-registry.test-support.ts'

const layerBytes = 300_000
const noop = () => {}
const newRegistry = async () => startRegistry(services.registryProgram, await temporaryDirectory())

describe('ensure on a real engine', () => {
  beforeAll(() => requireEngine())
  const engine = connectEngine({ environment: process.env })
  const images = createImages({ engine })
  const { labels } = useTestContainers()
  afterAll(() => engine.close())

  /** Busybox with one more layer in a registry of its own, and not on the engine. */
  async function publishImage(): Promise<string> {
    const image = `${await newRegistry()}/longshore-test/layered:1`
    const { id } = await engine.createContainer({
      name: `longshore-test-${randomUUID()}`,
      Image: services.busyboxImage,
      Cmd: ['sh', '-c', `head -c ${layerBytes} /dev/urandom > /layer`],
      Labels: labels,
    })
    await engine.startContainer(id)
    await engineRequest('POST', `/containers/${id}/wait`)
    await engineRequest('POST', `/commit?container=${id}&repo=${image.replace(/:1$/, '')}&tag=1`)
    // Gone already where the test failed before its pull.
    onTestFinished(() => engineRequest('DELETE', `/images/${image}`).then(noop, noop))
    expect(await engineRequest('POST', `/images/${image}/push`, {})).toContain('digest: sha256')
    await engine.removeContainer(id)
    await engineRequest('DELETE', `/images/${image}`)
    return image
  }

  it('pulls an image that is missing, layer by layer, and leaves one that is there', async () => {
    const image = await publishImage()
    const shown: PullProgress[] = []
    const pulled = await images.ensure(image, { onProgress: (progress) => shown.push(progress) })

    expect(pulled).toEqual({ id: (await engine.inspectImage(image)).id, pulled: true })
    const last = shown.at(-1)
    expect(last).toMatchObject({ done: true, downloadedBytes: last?.totalBytes })
    expect(last?.downloadedBytes).toBeGreaterThan(layerBytes)
    expect(last?.layers.map(({ status }) => status)).toEqual(['Already exists', 'Pull complete'])

    expect(await images.ensure(image)).toEqual({ id: pulled.id, pulled: false })
    expect(await images.ensure(image, { forcePull: true })).toEqual(pulled)
  })

  it('rejects an image that the registry does not have with IMAGE_NOT_FOUND', async () => {
    const image = `${await newRegistry()}/longshore-test/none:1`
    await expect(images.ensure(image)).rejects.toMatchObject({
      code: 'IMAGE_NOT_FOUND',
      recoverable: false,
      message: expect.stringContaining(image),
    })
  })

  it('rejects a registry that is down with REGISTRY_UNREACHABLE', async () => {
    await expect(images.ensure('127.0.0.1:1/none:1')).rejects.toMatchObject({
      code: 'REGISTRY_UNREACHABLE',
      recoverable: true,
      message: expect.stringContaining('The registry of 127.0.0.1:1/none:1 does not answer'),
      hint: expect.any(String),
    })
  })
})
