import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Clock, passes } from '../clock.ts'
import { createImageGc } from './create-image-gc.ts'
import { type ImageWorld, minute, startWorld } from './image-gc.test-support.ts'

type Step =
  | { act: 'start'; task: string; reference: string }
  | { act: 'end'; task: string }
  | { act: 'wait'; milliseconds: number }
  | { act: 'kill' }

const task = fc.constantFrom('a', 'b')
const reference = fc.constantFrom('redis:7', 'redis:7', 'before:1')
const milliseconds = fc.oneof(fc.nat(1500), fc.integer({ min: minute - 2000, max: minute + 2000 }))
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ act: fc.constant('start' as const), task, reference }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('end' as const), task }) },
  { weight: 6, arbitrary: fc.record({ act: fc.constant('wait' as const), milliseconds }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('kill' as const) }) },
)

const forever = () => new Promise<never>(() => {})

/** Each call takes 400 ms before it acts and 400 ms after, a removal 2 s; none goes on once `isDead`. */
function slow<T extends object>(target: T, clock: Clock, isDead: () => boolean): T {
  async function call(name: string | symbol, method: () => Promise<unknown>) {
    const take = async () => {
      await passes(clock, name === 'removeImage' ? 2000 : 400, new AbortController().signal)
      if (isDead()) await forever()
    }
    await take()
    try {
      return await method()
    } finally {
      await take()
    }
  }
  return new Proxy(target, {
    get(_, name) {
      const value = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      return (...args: unknown[]) => call(name, () => value.apply(target, args))
    },
  })
}

/** One life of an agent, until it is killed wherever it is. `relied` has the image of each task that counts on it. */
function startLife({ engine: fake, store, clock }: ImageWorld) {
  let dead = false
  const isDead = () => dead
  const engine = slow(fake, clock, isDead)
  const after: Clock['after'] = (time, act) => clock.after(time, () => dead || act())
  const gc = createImageGc({
    engine,
    store: slow(store, clock, isDead),
    clock: { now: clock.now, after },
    enabled: true,
    delayMs: minute,
  })
  const relied = new Map<string, string>()
  const busy = new Set<string>()

  const find = (image: string) => engine.inspectImage(image).catch(() => undefined)

  async function recover() {
    await gc.recover(({ labels }) => labels.task)
    for (const { name, imageId } of await fake.listContainers()) {
      busy.add(name)
      relied.set(name, imageId)
    }
  }
  const ready = recover()

  return {
    relied,
    kill: () => {
      dead = true
    },
    async start(name: string, reference: string) {
      await ready
      if (busy.has(name)) return
      busy.add(name)
      while (!relied.has(name)) {
        const image = await find(reference)
        if (!image) {
          await gc.pulling(reference, async () => {
            for await (const _ of fake.pullImage(reference));
          })
          continue
        }
        await gc.use(image.id, name)
        if (await find(image.id)) relied.set(name, image.id)
        else await gc.release(image.id, name)
      }
      const Image = relied.get(name) ?? ''
      await engine.createContainer({ name, Image, Labels: { task: name } })
    },
    async end(name: string) {
      await ready
      const id = relied.get(name)
      const container = await fake.inspectContainer(name).catch(() => undefined)
      if (!id || !container || !relied.delete(name)) return
      await engine.removeContainer(name, { force: true })
      await gc.release(id, name)
      busy.delete(name)
    },
  }
}

describe('createImageGc under any order of starts, ends and kills', () => {
  it('never removes an image in use or from before, and removes all others in the end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 80, size: 'max' }), async (steps) => {
        const world = startWorld()
        const { engine, clock } = world
        let life = startLife(world)
        const wrongs: string[] = []
        const { removeImage } = engine
        engine.removeImage = async (reference, ...rest) => {
          const { id } = await engine.inspectImage(reference)
          if ([...life.relied.values()].includes(id)) wrongs.push(`${reference} is in use`)
          await removeImage(reference, ...rest)
        }

        for (const step of steps) {
          if (step.act === 'start') void life.start(step.task, step.reference)
          if (step.act === 'end') void life.end(step.task)
          if (step.act === 'wait') await clock.advance(step.milliseconds)
          if (step.act === 'kill') {
            life.kill()
            life = startLife(world)
          }
        }
        await clock.advance(minute)
        for (const name of ['a', 'b']) void life.end(name)
        await clock.advance(10 * minute)

        expect(wrongs).toEqual([])
        expect(await world.images()).toEqual(['before:1'])
        expect(world.store.records.size).toBe(0)
      }),
      { numRuns: 200 },
    )
  })
})
