import { createFakeEngine } from '@longshore/engine'
import { LongshoreError } from '@longshore/errors'
import { createImages, type EnsureOptions } from '@longshore/images'
import { expect, it } from 'vitest'
import { testTask } from '../test/task.ts'
import { ensureImage } from './ensure-image.ts'
import type { StartEffects } from './start-effects.ts'
import type { TaskConfig } from './task-config.ts'

const auth = { username: 'alice', password: 's3cret', server_address: 'registry.example.com' }

it.each<{ config: Partial<TaskConfig['config']>; asked: EnsureOptions }>([
  { config: { image_pull_timeout: 1000 }, asked: { pullTimeoutMs: 1000 } },
  { config: { pull_policy: 'never' }, asked: { pullPolicy: 'never' } },
  { config: { force_pull: true }, asked: { forcePull: true } },
  {
    config: { load: 'image.tar' },
    asked: { load: { directory: '/data/alloc/alloc-1/web/local', path: 'image.tar' } },
  },
  {
    config: { auth },
    asked: {
      taskAuth: { username: 'alice', password: 's3cret', serverAddress: 'registry.example.com' },
    },
  },
  { config: { auth_soft_fail: true }, asked: { authSoftFail: true } },
])('asks for the image with $config', async ({ config, asked }) => {
  let options: EnsureOptions = {}
  const images: StartEffects['images'] = {
    ensure: async (_, given = {}) => {
      options = given
      return { id: 'sha256:1', pulled: false }
    },
  }
  await ensureImage(testTask({ config }), { images, emit: () => {} }, {})
  expect(options).toMatchObject(asked)
})

it('tells nobody the password, also when the pull fails', async () => {
  const engine = createFakeEngine()
  engine.scriptPull('busybox:1', () => {
    throw new LongshoreError('REGISTRY_DENIED', 'denied')
  })
  const events: string[] = []
  const error = await ensureImage(
    testTask({ config: { auth } }),
    { images: createImages({ engine }), emit: (_, message) => events.push(message) },
    {},
  ).catch((thrown) => thrown)
  expect(error).toMatchObject({ code: 'REGISTRY_DENIED' })
  const told = JSON.stringify([events, error, error.message, error.stack, error.hint])
  expect(told).not.toContain('s3cret')
  expect(told).not.toContain(Buffer.from('s3cret').toString('base64').slice(0, -2))
})
