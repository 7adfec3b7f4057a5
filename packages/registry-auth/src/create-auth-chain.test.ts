import { describe, expect, it } from 'vitest'
import { answer, chainOf, exited, find, reveal } from './chain.test-support.ts'
import { createAuthChain, type DriverAuth, parseImageReference } from './index.ts'

const hub = 'https://index.docker.io/v1/'
const failing = exited({ exitCode: 1 })

describe('the order of sources', () => {
  const auth: DriverAuth = {
    config: '/auth.json',
    providers: [
      { matchImages: ['nowhere.io', 'a.io'], helper: 'first' },
      { matchImages: ['*.io/team'], helper: 'second' },
    ],
    helper: 'all',
  }
  const file = { auths: { 'file.io': { username: 'file', password: 'f' } } }
  const helpers = {
    first: { 'a.io': answer('first', '1') },
    second: answer('second', '2'),
    all: { 'a.io': answer('all', '3'), 'b.io': answer('all', '3') },
  }

  it.each([
    {
      why: 'the auth file before providers',
      image: 'file.io/team/app',
      username: 'file',
      source: 'the auth file /auth.json',
    },
    {
      why: 'the first provider that matches',
      image: 'a.io/team/app',
      username: 'first',
      source: 'docker-credential-first',
    },
    {
      why: 'a later provider',
      image: 'b.io/team/app',
      username: 'second',
      source: 'docker-credential-second',
    },
    {
      why: 'the helper where no provider matches',
      image: 'b.io/app',
      username: 'all',
      source: 'docker-credential-all',
    },
    {
      why: 'nothing where none has any',
      image: 'c.io/app',
      username: undefined,
      source: 'no credentials',
    },
  ])('is: $why', async ({ image, username, source }) => {
    const { chain } = chainOf({ auth, file, helpers })
    const found = await find(chain, image)
    expect({ username: reveal(found.credentials)?.username, source: found.source }).toEqual({
      username,
      source,
    })
  })

  it('asks the helper where a matching provider has none', async () => {
    const { chain } = chainOf({ auth, helpers: { ...helpers, second: answer('', '') } })
    expect(await find(chain, 'b.io/team/app')).toMatchObject({ source: 'docker-credential-all' })
  })

  it.each([
    {
      why: 'both',
      taskAuth: { username: 'u', password: 'p' },
      expected: { username: 'u', password: 'p' },
      server: 'file.io',
    },
    {
      why: 'its server address',
      taskAuth: { username: 'u', password: 'p', serverAddress: 'https://x/v2/' },
      expected: { username: 'u', password: 'p' },
      server: 'https://x/v2/',
    },
    {
      why: 'a password alone',
      taskAuth: { password: 'p' },
      expected: { username: '', password: 'p' },
      server: 'file.io',
    },
    {
      why: 'a server address alone, for no credentials',
      taskAuth: { serverAddress: 'x' },
      expected: undefined,
      server: 'x',
    },
  ])("takes the task's own block before all, with $why", async ({ taskAuth, expected, server }) => {
    const { chain, asked } = chainOf({ auth, file, helpers })
    const found = await find(chain, 'file.io/team/app', { taskAuth })
    expect(found).toMatchObject({ source: "the task's auth block", serverAddress: server })
    expect(reveal(found.credentials)).toEqual(expected)
    expect(asked).toEqual([])
  })

  it.each([{}, { username: '', password: '', serverAddress: '' }])(
    'passes over an empty block, %j',
    async (taskAuth) => {
      const { chain } = chainOf({ auth, file, helpers })
      expect(await find(chain, 'file.io/app', { taskAuth })).toMatchObject({
        source: 'the auth file /auth.json',
      })
    },
  )

  it('has none where the driver names no source', async () => {
    const { chain } = chainOf({ auth: { config: '', helper: '' } })
    expect(await find(chain, 'redis')).toEqual({
      credentials: undefined,
      source: 'no credentials',
      serverAddress: hub,
      identity: 'none',
    })
  })
})

describe('a source that fails', () => {
  const auth = { providers: [{ matchImages: ['*.io'], helper: 'bad' }], helper: 'all' }
  const helpers = { bad: failing, all: answer('a', 'b') }

  it('ends the search', async () => {
    const { chain, asked } = chainOf({ auth, helpers })
    await expect(find(chain, 'a.io/app')).rejects.toMatchObject({ code: 'HELPER_FAILED' })
    expect(asked).toHaveLength(1)
  })

  it('means no credentials and a warning where the task fails softly', async () => {
    const { chain } = chainOf({ auth, helpers })
    const found = await find(chain, 'a.io/app', { softFail: true })
    expect(found).toMatchObject({
      credentials: undefined,
      identity: 'none',
      warning: { code: 'HELPER_FAILED' },
    })
  })

  it('fails a task all the same that was aborted', async () => {
    const controller = new AbortController()
    const readFile = async () => {
      controller.abort(new Error('enough'))
      throw new Error('unreadable')
    }
    const chain = createAuthChain({
      auth: { config: '/a' },
      runCommand: async () => failing,
      readFile,
      now: () => 0,
    })
    const options = { softFail: true, signal: controller.signal }
    await expect(chain.find(parseImageReference('redis'), options)).rejects.toThrow('enough')
  })

  it('is found out at once in the driver options', () => {
    const providers = [{ matchImages: ['https://a.io'], helper: 'x' }]
    expect(() => chainOf({ auth: { providers } })).toThrowError(
      expect.objectContaining({ code: 'IMAGE_PATTERN_INVALID' }),
    )
  })
})
