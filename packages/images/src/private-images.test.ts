import { randomUUID } from 'node:crypto'
import { connectEngine } from '@longshore/engine'
import { createSecret } from '@longshore/errors'
import type { Credentials } from '@longshore/registry-auth'
import { requireEngine, services, temporaryDirectory } from '@longshore/test-support'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createImages } from './create-images.ts'
import { pushImage } from './registry/push-image.test-support.ts'
import { startRegistryProxy } from './registry/registry-proxy.test-support.ts'
import { account, startRegistry } from './registry/start-registry.test-support.ts'
import { startTokenServer } from './registry/token-server.test-support.ts'

const source = 'a source of the test'
const right = { username: account.username, password: createSecret(account.password) }
const wrong = { username: account.username, password: createSecret('wr0ng-s3cret') }

describe('private images on a real engine', () => {
  beforeAll(() => requireEngine())
  const engine = connectEngine({ environment: process.env })
  afterAll(() => engine.close())

  async function newRegistry(passwords: boolean) {
    const folder = await temporaryDirectory()
    return startRegistry({ program: services.registryProgram, folder, passwords })
  }

  /** Ensures an image with what a search for credentials has found. */
  async function ensure(
    image: string,
    credentials: Credentials | undefined,
    events: string[] = [],
  ) {
    onTestFinished(() => engine.removeImage(image).catch(() => {}))
    const find = async () => ({
      credentials,
      source,
      serverAddress: image.split('/')[0] ?? '',
      identity: randomUUID(),
    })
    const onEvent = (event: string) => events.push(event)
    return createImages({ engine, auth: { find } }).ensure(image, { onEvent })
  }

  describe('in a registry with passwords (bcrypt)', () => {
    async function publish(): Promise<string> {
      const { address } = await newRegistry(true)
      await pushImage(address, 'app')
      return `${address}/app:1`
    }

    it('are pulled with the right one', async () => {
      expect(await ensure(await publish(), right)).toMatchObject({ pulled: true })
    })

    it.each([
      { why: 'a wrong one', credentials: wrong, said: `credentials of ${source}` },
      { why: 'none', credentials: undefined, said: 'no basic auth credentials' },
    ])('are refused with $why', async ({ credentials, said }) => {
      const image = await publish()
      const error = await ensure(image, credentials).catch((thrown) => thrown)
      expect(error).toMatchObject({
        code: 'REGISTRY_DENIED',
        recoverable: true,
        message: expect.stringContaining(image),
      })
      expect(error.message).toContain(said)
      expect(JSON.stringify([error, error.message, error.stack])).not.toContain('wr0ng-s3cret')
    })

    it('are pulled with a task’s own, and stay for those without any', async () => {
      const image = await publish()
      onTestFinished(() => engine.removeImage(image))
      const images = createImages({ engine })
      const pulled = await images.ensure(image, { taskAuth: account })
      expect(pulled).toMatchObject({ pulled: true })
      expect(await images.ensure(image)).toEqual({ ...pulled, pulled: false })
    })
  })

  describe('in a registry with tokens', () => {
    async function publish() {
      const { address } = await newRegistry(false)
      await pushImage(address, 'app')
      const tokens = await startTokenServer()
      const front = await startRegistryProxy(address, tokens.gate)
      return { image: `${front.address}/app:1`, tokens }
    }

    it('are pulled with a password', async () => {
      const { image } = await publish()
      expect(await ensure(image, right)).toMatchObject({ pulled: true })
    })

    it('are pulled with an identity token', async () => {
      const { image, tokens } = await publish()
      const credentials = { identityToken: createSecret(tokens.identityToken) }
      expect(await ensure(image, credentials)).toMatchObject({ pulled: true })
    })

    it('are pulled with a registry token', async () => {
      const { image, tokens } = await publish()
      const credentials = { registryToken: createSecret(tokens.issue()) }
      expect(await ensure(image, credentials)).toMatchObject({ pulled: true })
    })

    it.each([
      { why: 'a wrong password', credentials: wrong },
      {
        why: 'a wrong identity token',
        credentials: { identityToken: createSecret('wr0ng-s3cret') },
      },
      {
        why: 'a wrong registry token',
        credentials: { registryToken: createSecret('wr0ng-s3cret') },
      },
      { why: 'nothing', credentials: undefined },
    ])('are refused with $why', async ({ credentials }) => {
      const { image } = await publish()
      const error = await ensure(image, credentials).catch((thrown) => thrown)
      expect(error).toMatchObject({ code: 'REGISTRY_DENIED', recoverable: true })
      expect(JSON.stringify([error, error.message, error.stack])).not.toContain('wr0ng-s3cret')
    })
  })
})
