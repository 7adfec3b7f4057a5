import { createFakeEngine } from '@longshore/engine'
import { LongshoreError } from '@longshore/errors'
import { createImages, type ImagesOptions } from './create-images.ts'
import { createFakeClock } from './fake-clock.test-support.ts'
import { createManualPull } from './manual-pull.test-support.ts'

export const minute = 60_000
/** A layer that is half there. */
export const half = { layerId: 'a', status: 'Downloading', current: 500_000, total: 1_000_000 }
export const away = new LongshoreError('ENGINE_UNREACHABLE', 'away', { recoverable: true })

/** An engine whose pulls of `redis:7` (and `redis:8`) go on by hand. */
export function setUp(options: Partial<ImagesOptions> = {}) {
  const engine = createFakeEngine()
  const clock = createFakeClock()
  const [pull, otherPull] = [createManualPull(), createManualPull()]
  engine.scriptPull('redis:7', pull.script)
  engine.scriptPull('redis:8', otherPull.script)
  const images = createImages({ engine, clock, ...options })
  const pulled = () =>
    engine.calls.filter(({ method }) => method === 'pullImage').map(({ args }) => args[0])
  return { engine, clock, pull, otherPull, images, pulled }
}

/** What has become of a promise by now. */
export function watch<T>(promise: Promise<T>) {
  const seen: { value?: T; error?: unknown } = {}
  promise.then(
    (value) => {
      seen.value = value
    },
    (error) => {
      seen.error = error
    },
  )
  return seen
}
