import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connectEngine } from '@longshore/engine'
import {
  createAuthChain,
  createRunCommand,
  type DriverAuth,
  readTextFile,
  type TaskAuth,
} from '@longshore/registry-auth'
import { requireEngine, services, temporaryDirectory } from '@longshore/test-support'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { createImages } from './create-images.ts'
import { pushImage } from './registry/push-image.test-support.ts'
import { type Login, usePasswordStore } from './registry/use-password-store.test-support.ts'
import { account, askForPassword, useRegistry } from './registry/use-registry.test-support.ts'
import { useTokenServer } from './registry/use-token-server.test-support.ts'

const wrong = 'wr0ng-s3cret'

interface Source {
  auth?: DriverAuth
  taskAuth?: TaskAuth
  env?: Record<string, string>
}

/** An auth file with this in it. */
async function authFile(content: object): Promise<string> {
  const path = join(await temporaryDirectory(), 'config.json')
  await writeFile(path, JSON.stringify(content))
  return path
}

/** A helper `docker-credential-test` that knows this one login, and an environment that has it on its PATH. */
async function helperProgram({ registry, username, secret }: Login) {
  const folder = await temporaryDirectory()
  const answer = JSON.stringify({ ServerURL: registry, Username: username, Secret: secret })
  const script = `#!/bin/sh\nread -r server\n[ "$server" = ${registry} ] && echo '${answer}'\n`
  await writeFile(join(folder, 'docker-credential-test'), script, { mode: 0o755 })
  return { PATH: `${folder}:/usr/bin:/bin` }
}

const entry = ({ username, secret }: Login) => ({ auth: btoa(`${username}:${secret}`) })

const passwordStore = usePasswordStore()

const sources: {
  what: string
  make: (login: Login) => Source | Promise<Source>
  named: string
}[] = [
  {
    what: "the task's auth block",
    make: ({ secret }) => passwordOf(secret),
    named: "the task's auth block",
  },
  {
    what: 'an auth file',
    make: async (login) => ({
      auth: { config: await authFile({ auths: { [login.registry]: entry(login) } }) },
    }),
    named: 'the auth file /',
  },
  {
    what: 'an auth file of the older form, with a URL',
    make: async (login) => ({
      auth: { config: await authFile({ [`http://${login.registry}/v1/`]: entry(login) }) },
    }),
    named: 'the auth file /',
  },
  {
    what: 'credHelpers of an auth file',
    make: async (login) => ({
      auth: { config: await authFile({ credHelpers: { [login.registry]: 'test' } }) },
      env: await helperProgram(login),
    }),
    named: 'docker-credential-test by the auth file /',
  },
  {
    what: 'credsStore of an auth file: the real docker-credential-pass',
    make: async (login) => {
      await passwordStore.store(login)
      return { auth: { config: await authFile({ credsStore: 'pass' }) }, env: passwordStore.env }
    },
    named: 'docker-credential-pass by the auth file /',
  },
  {
    what: 'a provider whose glob matches',
    make: async (login) => {
      const matchImages = [login.registry.replace('127.', '12*.')]
      return {
        auth: { providers: [{ matchImages, helper: 'test' }] },
        env: await helperProgram(login),
      }
    },
    named: 'docker-credential-test',
  },
  {
    what: "the driver's helper",
    make: async (login) => ({ auth: { helper: 'test' }, env: await helperProgram(login) }),
    named: 'docker-credential-test',
  },
]

describe('a private image on a real engine and registry', () => {
  beforeAll(() => requireEngine())
  const engine = connectEngine({ environment: process.env })
  afterAll(() => engine.close())
  const passwords = useRegistry(services.registryProgram, askForPassword)
  const tokens = useTokenServer()
  const bearer = useRegistry(services.registryProgram, tokens.askForToken)
  beforeAll(async () => {
    await pushImage(passwords.address, 'app', { bytes: 0 })
    const authorization = `Bearer ${tokens.issue('repository:app:pull,push')}`
    await pushImage(bearer.address, 'app', { authorization })
  })

  /** Ensures the image with what one source knows, and nothing else. */
  async function ensureBy(make: (typeof sources)[number]['make'], login: Login) {
    const { auth = {}, taskAuth, env = {} } = await make(login)
    const chain = createAuthChain({
      auth,
      runCommand: createRunCommand({ env }),
      readFile: readTextFile,
      now: Date.now,
    })
    const image = `${login.registry}/app:1`
    onTestFinished(() => engine.removeImage(image).catch(() => {}))
    return createImages({ engine, auth: chain }).ensure(image, { taskAuth })
  }

  describe.each(sources)('by $what', ({ make, named }) => {
    it('is pulled with the right password', async () => {
      const login = { ...account, registry: passwords.address, secret: account.password }
      expect(await ensureBy(make, login)).toMatchObject({ pulled: true })
    })

    it('is refused with a wrong one, and the source is named', async () => {
      const login = { ...account, registry: passwords.address, secret: wrong }
      const error = await ensureBy(make, login).catch((thrown) => thrown)
      expect(error).toMatchObject({ code: 'REGISTRY_DENIED', recoverable: true })
      expect(error.message).toContain(`with the credentials of ${named}`)
      expect(JSON.stringify([error, error.message, error.stack])).not.toContain(wrong)
    })
  })

  it('is refused where no source has anything', async () => {
    const make = () => ({ auth: { helper: 'pass' }, env: passwordStore.env })
    const login = {
      registry: passwords.address.replace('127.0.0.1', 'localhost'),
      username: '',
      secret: '',
    }
    await expect(ensureBy(make, login)).rejects.toMatchObject({
      code: 'REGISTRY_DENIED',
      message: expect.stringContaining('no basic auth credentials'),
    })
  })

  it('stays for those without credentials', async () => {
    const login = { ...account, registry: passwords.address, secret: account.password }
    const { id } = await ensureBy(({ secret }) => passwordOf(secret), login)
    expect(await ensureBy(() => ({}), login)).toEqual({ id, pulled: false })
  })

  describe('in a registry that takes tokens alone', () => {
    it('is pulled with a password', async () => {
      const login = { ...account, registry: bearer.address, secret: account.password }
      expect(await ensureBy(({ secret }) => passwordOf(secret), login)).toMatchObject({
        pulled: true,
      })
    })

    const helpers = sources.filter(({ named }) => named.includes('docker-credential'))
    it.each(helpers)('is pulled with an identity token by $what', async ({ make }) => {
      const login = { registry: bearer.address, username: '<token>', secret: tokens.identityToken }
      expect(await ensureBy(make, login)).toMatchObject({ pulled: true })
    })

    it.each<{ field: string; right: () => string }>([
      { field: 'identitytoken', right: () => tokens.identityToken },
      { field: 'registrytoken', right: () => tokens.issue('repository:app:pull') },
    ])('is pulled with $field of an auth file, and refused with a wrong one', async (row) => {
      const make = async ({ registry, secret }: Login) => ({
        auth: { config: await authFile({ auths: { [registry]: { [row.field]: secret } } }) },
      })
      const login = { registry: bearer.address, username: '' }
      await expect(ensureBy(make, { ...login, secret: wrong })).rejects.toMatchObject({
        code: 'REGISTRY_DENIED',
        message: expect.not.stringContaining(wrong),
      })
      expect(await ensureBy(make, { ...login, secret: row.right() })).toMatchObject({
        pulled: true,
      })
    })

    it.each([
      { why: 'a wrong password', make: ({ secret }: Login) => passwordOf(secret) },
      { why: 'nothing', make: () => ({}) },
    ])('is refused with $why', async ({ make }) => {
      const login = { ...account, registry: bearer.address, secret: wrong }
      await expect(ensureBy(make, login)).rejects.toMatchObject({ code: 'REGISTRY_DENIED' })
    })
  })
})

function passwordOf(secret: string): Source {
  return { taskAuth: { username: account.username, password: secret } }
}
