import { createFakeEngine, type RegistryAuth } from '@longshore/engine'
import { LongshoreError } from '@longshore/errors'
import { createAuthChain } from '@longshore/registry-auth'
import { describe, expect, it } from 'vitest'
import { createImages } from './create-images.ts'
import type { ImagesAuth } from './images.ts'

function setUp(auth?: ImagesAuth) {
  const engine = createFakeEngine()
  engine.scriptPull('registry.example.com/app:1', () => [])
  const images = createImages({ engine, auth })
  return {
    engine,
    ensure: (options?: Parameters<typeof images.ensure>[1]) =>
      images.ensure('registry.example.com/app:1', options),
    /** What the engine was given for the one pull. */
    sent() {
      const pulls = engine.calls.filter(({ method }) => method === 'pullImage')
      expect(pulls).toHaveLength(1)
      const { auth } = (pulls[0]?.args[1] ?? {}) as { auth?: RegistryAuth }
      return auth && { source: auth.source, ...decode(auth.header.reveal()) }
    },
  }
}

function decode(header: string): object {
  return JSON.parse(Buffer.from(header, 'base64url').toString())
}

/** A helper for every image that fails. */
const broken = createAuthChain({
  auth: { helper: 'broken' },
  runCommand: async () => {
    throw new LongshoreError('HELPER_FAILED', 'docker-credential-broken failed')
  },
  readFile: async () => '',
  now: () => 0,
})
const taskAuth = { username: 'alice', password: 's3cret' }

describe('the credentials of a pull', () => {
  it('are none where nobody has any', async () => {
    const { ensure, sent } = setUp()
    await ensure()
    expect(sent()).toBeUndefined()
  })

  it('are the task’s own, with their source, whatever other sources say', async () => {
    const { ensure, sent } = setUp(broken)
    await ensure({ taskAuth })
    expect(sent()).toMatchObject({ ...taskAuth, source: expect.stringContaining('task') })
  })

  it('are not asked for where the image is there', async () => {
    const { engine, ensure } = setUp(broken)
    engine.addImage('registry.example.com/app:1')
    expect(await ensure()).toMatchObject({ pulled: false })
  })

  it('fail the start where their source does', async () => {
    const { engine, ensure } = setUp(broken)
    await expect(ensure()).rejects.toMatchObject({ code: expect.stringMatching(/^HELPER_/) })
    expect(engine.calls.filter(({ method }) => method === 'pullImage')).toEqual([])
  })

  it('are done without where the task says so, and it is told', async () => {
    const { ensure, sent } = setUp(broken)
    const events: string[] = []
    await ensure({ authSoftFail: true, onEvent: (event) => events.push(event) })
    expect(sent()).toBeUndefined()
    expect(events).toEqual([expect.stringContaining('docker-credential-broken')])
  })

  it('are in no log of what the engine is asked', async () => {
    const { engine, ensure } = setUp()
    await ensure({ taskAuth })
    const shown = `${JSON.stringify(engine.calls)} ${engine.calls.map(({ args }) => args.map(String))}`
    expect(shown).not.toContain('s3cret')
    expect(shown).not.toContain(Buffer.from('s3cret').toString('base64').slice(0, 6))
  })
})
