import { connectEngine } from '@longshore/engine'
import { requireEngine, services } from '@longshore/test-support'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createImages } from './create-images.ts'
import { pushImage } from './registry/push-image.test-support.ts'
import { startRegistryProxy } from './registry/registry-proxy.test-support.ts'
import { useRegistry } from './registry/use-registry.test-support.ts'

describe('200 who wait, on a real engine', () => {
  beforeAll(() => requireEngine())
  const engine = connectEngine({ environment: process.env })
  afterAll(() => engine.close())
  const registry = useRegistry(services.registryProgram)

  it('for one image make one pull', async () => {
    const { layerUrl, digest } = await pushImage(registry.address, 'app')
    const image = `${registry.address}/app:1`
    onTestFinished(() => engine.removeImage(image))
    const images = createImages({ engine })

    const pushing = await registry.requests()
    const all = await Promise.all(Array.from({ length: 200 }, () => images.ensure(image)))
    const { id } = await engine.inspectImage(image)
    expect(new Set(all.map((ensured) => ensured.id))).toEqual(new Set([id]))
    const asked = (await registry.requests()).slice(pushing.length)
    expect(asked.filter((request) => request === `GET ${layerUrl}`)).toHaveLength(1)
    expect(asked.filter((request) => request === `GET /v2/app/manifests/${digest}`)).toHaveLength(1)
  })

  it('for 20 images pull 3 at a time', async () => {
    const pulling = new Map<string, number>()
    const three = Promise.withResolvers<void>()
    let most = 0
    const front = await startRegistryProxy(registry.address, async ({ url = '' }, response) => {
      const [, name] = /^\/v2\/(.+)\/(manifests|blobs)\//.exec(url) ?? []
      if (name === undefined) return false
      pulling.set(name, (pulling.get(name) ?? 0) + 1)
      most = Math.max(most, pulling.size)
      response.on('close', () => {
        const left = (pulling.get(name) ?? 0) - 1
        if (left > 0) pulling.set(name, left)
        else pulling.delete(name)
      })
      // The first who ask are kept until as many ask as may.
      if (pulling.size === 3) three.resolve()
      await three.promise
      return false
    })
    const names = Array.from({ length: 20 }, (_, n) => `app${n}`)
    await Promise.all(names.map((name) => pushImage(registry.address, name, { bytes: 0 })))
    const references = names.map((name) => `${front.address}/${name}:1`)
    onTestFinished(async () => {
      for (const image of references) await engine.removeImage(image)
    })
    const images = createImages({ engine })
    const wanted = Array.from({ length: 200 }, (_, n) => references[n % 20] as string)
    const all = await Promise.all(wanted.map((image) => images.ensure(image)))
    expect(new Set(all.map(({ id }) => id)).size).toBe(20)
    expect(most).toBe(3)
  })
})
