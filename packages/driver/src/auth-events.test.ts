import { createFakeEngine, type PullMessage } from '@longshore/engine'
import { LongshoreError } from '@longshore/errors'
import { createImages } from '@longshore/images'
import { expect, it } from 'vitest'
import { testTask } from '../test/task.ts'
import { ensureImage } from './ensure-image.ts'

const auth = { username: 'alice', password: 's3cret', server_address: 'registry.example.com' }
const layer = { layerId: 'a', status: 'Downloading', current: 1, total: 2 }

function setUp() {
  const engine = createFakeEngine()
  const images = createImages({ engine, maxParallelPulls: 1 })
  const events: string[] = []
  /** Ensures a private image, for a task that is told what happens. */
  const ensure = () =>
    ensureImage(
      testTask({ config: { image: 'redis:7', auth } }),
      { images, emit: (_, message) => events.push(message) },
      {},
    )
  return { engine, images, events, ensure }
}

it('tells of a download only once it has its turn', async () => {
  const { engine, images, events, ensure } = setUp()
  const begun = Promise.withResolvers<void>()
  const first = Promise.withResolvers<PullMessage>()
  engine.scriptPull('redis:6', async function* () {
    begun.resolve()
    yield await first.promise
  })
  engine.scriptPull('redis:7', () => [layer])
  const other = images.ensure('redis:6')
  await begun.promise
  const ensured = ensure()
  await expect.poll(() => events).toEqual([expect.stringContaining('Waiting to pull redis:7')])
  first.resolve(layer)
  await Promise.all([other, ensured])
  expect(events.slice(1)).toEqual(['Downloading image redis:7', 'Downloaded image redis:7'])
})

it.each(['REGISTRY_DENIED', 'IMAGE_NOT_FOUND'])(
  'tells nobody the password when a pull fails with %s in its midst',
  async (code) => {
    const { engine, events, ensure } = setUp()
    engine.scriptPull('redis:7', function* () {
      yield layer
      throw new LongshoreError(code, 'no')
    })
    const error = await ensure().catch((thrown) => thrown)
    expect(error).toMatchObject({ code })
    const told = JSON.stringify([events, error, error.message, error.stack, error.hint])
    expect(events).toEqual(['Downloading image redis:7'])
    for (const secret of [auth.password, btoa(auth.password).slice(0, -2)])
      expect(told).not.toContain(secret)
  },
)
