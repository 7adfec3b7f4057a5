import { createFakeEngine, type FakeEngine } from '@longshore/engine'
import { createFakeClock, type FakeClock } from '../fake-clock.test-support.ts'
import { createImageGc } from './create-image-gc.ts'
import type { ImageResult } from './create-image-remover.ts'
import type { ImageGc, ImageGcOptions } from './image-gc.ts'
import { createMemoryStore } from './memory-store.test-support.ts'

export interface ImageWorld {
  engine: FakeEngine
  clock: FakeClock
  store: ReturnType<typeof createMemoryStore>
  gc: ImageGc
  results: ImageResult[]
  errors: Error[]
  /** Pulls it, as a driver does; resolves with its id. */
  pull(reference: string): Promise<string>
  /** What is on the engine, by name. */
  images(): Promise<string[]>
  /** A container of this task, with its name, that was made from this image. */
  createContainer(taskId: string, image: string): Promise<string>
  /** The same engine and store under a new agent. */
  restart(change?: Partial<ImageGcOptions>): Promise<ImageWorld>
}

export const minute = 60_000

/** An agent with an engine that has the image `before:1`, and a registry that has `redis:7` and `busybox:1`. */
export function startWorld(change: Partial<ImageGcOptions> = {}): ImageWorld {
  const clock = createFakeClock()
  const engine = createFakeEngine({ now: clock.now })
  engine.addImage('before:1')
  for (const reference of ['redis:7', 'busybox:1']) engine.scriptPull(reference, () => [])
  return startAgent({ clock, engine, store: createMemoryStore() }, change)
}

function startAgent(
  world: Pick<ImageWorld, 'clock' | 'engine' | 'store'>,
  change: Partial<ImageGcOptions>,
): ImageWorld {
  const { engine } = world
  const results: ImageResult[] = []
  const errors: Error[] = []
  const gc = createImageGc({
    ...world,
    enabled: true,
    delayMs: 3 * minute,
    onResult: (result) => results.push(result),
    onError: (error) => errors.push(error),
    ...change,
  })
  return {
    ...world,
    gc,
    results,
    errors,
    async pull(reference) {
      await gc.pulling(reference, async () => {
        for await (const _ of engine.pullImage(reference));
      })
      return (await engine.inspectImage(reference)).id
    },
    images: async () => (await engine.listImages()).flatMap(({ repoTags }) => repoTags),
    async createContainer(taskId, image) {
      const Labels = { task: taskId }
      return (await engine.createContainer({ name: taskId, Image: image, Labels })).id
    },
    async restart(change = {}) {
      gc.close()
      const next = startAgent(world, change)
      await next.gc.recover(({ labels }) => labels.task)
      return next
    },
  }
}
