import { LongshoreError } from '@longshore/errors'
import { describe, expect, it } from 'vitest'
import { minute, startWorld } from './image-gc.test-support.ts'

const failed = new LongshoreError('ENGINE_FAILED', 'device busy')

describe('createImageGc', () => {
  it('removes an image when its last task has let go of it and the delay is over', async () => {
    const { gc, clock, pull, images, results, store } = startWorld()
    const id = await pull('redis:7')
    await gc.use(id, 'a')
    await gc.use(id, 'b')
    await gc.use(id, 'b')
    await gc.release(id, 'a')
    await clock.advance(60 * minute)
    expect(await images()).toContain('redis:7')

    await gc.release(id, 'b')
    await clock.advance(3 * minute - 1)
    expect(await images()).toContain('redis:7')
    await clock.advance(1)
    expect(await images()).toEqual(['before:1'])
    expect(results).toEqual([
      { id, references: ['redis:7'], decision: 'removed', reason: 'unused for 3m' },
    ])
    expect(store.records.size).toBe(0)
  })

  it('keeps an image that is used again within the delay', async () => {
    const { gc, clock, pull, images, results } = startWorld()
    const id = await pull('redis:7')
    await gc.use(id, 'a')
    await gc.release(id, 'a')
    await clock.advance(2 * minute)
    await gc.use(id, 'b')
    await clock.advance(60 * minute)
    expect(await images()).toContain('redis:7')
    expect(results).toEqual([])
  })

  it('never removes an image that was there before', async () => {
    const { gc, engine, clock, pull, images } = startWorld()
    engine.scriptPull('before:1', () => [])
    const { id } = await engine.inspectImage('before:1')
    await gc.pulling('before:1', async () => {})
    await gc.use(id, 'a')
    await gc.release(id, 'a')
    await clock.advance(60 * minute)
    expect(await images()).toContain('before:1')
    expect(await pull('redis:7')).not.toBe(id)
  })

  it('removes an image that was pulled for a task which never came', async () => {
    const { clock, pull, images } = startWorld({ delayMs: 0 })
    await pull('redis:7')
    await clock.advance(minute - 1)
    expect(await images()).toContain('redis:7')
    await clock.advance(1)
    expect(await images()).toEqual(['before:1'])
  })

  it('makes a task wait for a removal that is under way, and leaves it to pull again', async () => {
    const { gc, engine, clock, pull } = startWorld()
    const id = await pull('redis:7')
    await gc.use(id, 'a')
    await gc.release(id, 'a')
    const { promise, resolve } = Promise.withResolvers<void>()
    const { removeImage } = engine
    engine.removeImage = async (...args) => {
      await promise
      await removeImage(...args)
    }
    await clock.advance(3 * minute)
    let used = false
    const using = gc.use(id, 'b').then(() => {
      used = true
    })
    await clock.advance(minute)
    expect(used).toBe(false)
    resolve()
    await using
    await expect(engine.inspectImage(id)).rejects.toMatchObject({ code: 'ENGINE_NOT_FOUND' })

    const again = await pull('redis:7')
    await gc.use(again, 'b')
    await clock.advance(60 * minute)
    await expect(engine.inspectImage(again)).resolves.toMatchObject({ id: again })
  })

  it.each([
    { why: 'succeeds at the third try', failures: 2, decision: 'removed', reason: 'unused for 3m' },
    {
      why: 'gives up after the third try',
      failures: 3,
      decision: 'failed',
      reason: 'unused for 3m: device busy',
    },
  ])('$why', async ({ failures, decision, reason }) => {
    const { gc, engine, clock, pull, results } = startWorld()
    const id = await pull('redis:7')
    await gc.use(id, 'a')
    await gc.release(id, 'a')
    for (let n = 0; n < failures; n++) engine.failNext('removeImage', failed)
    await clock.advance(60 * minute)
    expect(results).toMatchObject([{ decision, reason }])
    expect(engine.calls.filter(({ method }) => method === 'removeImage')).toHaveLength(3)
  })

  it('tries no more when the image is used between two tries', async () => {
    const { gc, engine, clock, pull, results, images } = startWorld()
    const id = await pull('redis:7')
    await gc.use(id, 'a')
    await gc.release(id, 'a')
    engine.failNext('removeImage', failed)
    await clock.advance(3 * minute)
    await gc.use(id, 'b')
    await clock.advance(60 * minute)
    expect(await images()).toContain('redis:7')
    expect(results).toEqual([])
  })

  it('leaves an image that a container of someone else uses', async () => {
    const { gc, clock, pull, images, results, createContainer } = startWorld()
    const id = await pull('redis:7')
    await gc.use(id, 'a')
    await createContainer('theirs', 'redis:7')
    await gc.release(id, 'a')
    await clock.advance(60 * minute)
    expect(await images()).toContain('redis:7')
    expect(results).toMatchObject([{ decision: 'kept', reason: 'in use elsewhere' }])
  })

  it('leaves an image to whoever gave it another name', async () => {
    const { gc, engine, clock, pull, images, results } = startWorld()
    const id = await pull('redis:7')
    await engine.tagImage('redis:7', 'mine:1')
    await gc.use(id, 'a')
    await gc.release(id, 'a')
    await clock.advance(60 * minute)
    expect(await images()).toEqual(['before:1', 'mine:1'])
    expect(results).toMatchObject([{ decision: 'kept', reason: 'in use elsewhere' }])
  })

  it('owns an image that is removed and comes again within one pull', async () => {
    const { gc, engine, clock, pull, results } = startWorld()
    const id = await pull('redis:7')
    await gc.use(id, 'a')
    await gc.release(id, 'a')
    const { inspectImage } = engine
    await gc.pulling('redis:7', async () => {
      await clock.advance(3 * minute)
      expect(results).toMatchObject([{ decision: 'removed' }])
      // The same content has the same id.
      const again = engine.addImage('redis:7')
      engine.inspectImage = async (reference) => {
        const image = await inspectImage(reference === id ? again : reference)
        return { ...image, id: image.id === again ? id : image.id }
      }
    })
    expect(gc.plan()).toMatchObject([{ id, references: ['redis:7'] }])
  })

  it('leaves a name to those who had it before our pull', async () => {
    const { gc, engine, clock, pull, images } = startWorld()
    const id = await pull('redis:7')
    await engine.tagImage('redis:7', 'mine:1')
    await gc.pulling('mine:1', async () => {})
    await gc.pulling('ours:1', () => engine.tagImage('redis:7', 'ours:1'))
    await gc.use(id, 'a')
    await gc.release(id, 'a')
    await clock.advance(60 * minute)
    expect(await images()).toEqual(['before:1', 'mine:1'])
  })

  it('removes an image that has lost its name to a newer one, and not the newer one', async () => {
    const { gc, clock, pull, images, engine } = startWorld()
    const older = await pull('redis:7')
    await gc.use(older, 'a')
    const newer = await pull('redis:7')
    await gc.use(newer, 'b')
    await gc.release(older, 'a')
    await clock.advance(60 * minute)
    expect(await images()).toContain('redis:7')
    expect(await engine.listImages()).toHaveLength(2)
  })

  it('takes an image that is gone already for removed', async () => {
    const { gc, engine, clock, pull, results, store } = startWorld()
    const id = await pull('redis:7')
    await gc.use(id, 'a')
    await engine.removeImage('redis:7')
    await gc.release(id, 'a')
    await clock.advance(60 * minute)
    expect(results).toMatchObject([{ decision: 'removed', reason: 'gone already' }])
    expect(store.records.size).toBe(0)
  })

  it('removes nothing when it is switched off, and knows afterwards what is ours', async () => {
    const world = startWorld({ enabled: false })
    const id = await world.pull('redis:7')
    await world.gc.use(id, 'a')
    await world.gc.release(id, 'a')
    await world.clock.advance(60 * minute)
    expect(await world.images()).toContain('redis:7')
    expect(world.gc.plan()).toMatchObject([{ decision: 'kept', reason: 'unused for 1h' }])

    await world.restart()
    await world.clock.advance(3 * minute)
    expect(await world.images()).toEqual(['before:1'])
  })

  it('tells what it would do', async () => {
    const { gc, clock, pull } = startWorld()
    const redis = await pull('redis:7')
    await gc.use(redis, 'a')
    await clock.advance(1000)
    const busybox = await pull('busybox:1')
    await gc.use(busybox, 'b')
    await gc.release(busybox, 'b')
    await clock.advance(minute)
    expect(gc.plan()).toEqual([
      { id: redis, references: ['redis:7'], decision: 'kept', reason: 'used by 1 task' },
      { id: busybox, references: ['busybox:1'], decision: 'would remove', reason: 'unused for 1m' },
    ])
  })

  it('removes at once what is overdue, and neither what is not nor what is used', async () => {
    const world = startWorld({ delayMs: 2 * minute })
    const { gc, engine, clock, pull } = world
    engine.scriptPull('used:1', () => [])
    const used = await pull('used:1')
    await gc.use(used, 'a')
    const old = await pull('redis:7')
    await gc.use(old, 'b')
    await gc.release(old, 'b')
    await gc.close()
    await clock.advance(2 * minute)
    await gc.release(await pull('busybox:1'), 'c')

    const next = await world.restart({ delayMs: 2 * minute })
    await next.gc.use(used, 'a')
    await next.gc.removeOverdue(new AbortController().signal)
    expect(next.results).toMatchObject([{ references: ['redis:7'], decision: 'removed' }])
    expect(await next.images()).toEqual(['before:1', 'used:1', 'busybox:1'])
  })

  it('begins no removal once it is closed, and waits for the one that is under way', async () => {
    const { gc, engine, clock, pull, images, store } = startWorld()
    const [redis, busybox] = [await pull('redis:7'), await pull('busybox:1')]
    await gc.use(redis, 'a')
    await gc.use(busybox, 'b')
    await gc.release(redis, 'a')
    const { promise, resolve } = Promise.withResolvers<void>()
    const { removeImage } = engine
    engine.removeImage = async (...args) => {
      await promise
      await removeImage(...args)
    }
    await clock.advance(3 * minute)
    const closed = gc.close()
    await gc.release(busybox, 'b')
    await clock.advance(60 * minute)
    resolve()
    await closed
    expect(await images()).toEqual(['before:1', 'busybox:1'])
    expect([...store.records.keys()]).toEqual([`image ${busybox}`])
  })

  it('passes on what a pull rejects with, and owns nothing then', async () => {
    const { gc, store } = startWorld()
    await expect(gc.pulling('redis:7', () => Promise.reject(failed))).rejects.toBe(failed)
    expect(store.records.size).toBe(0)
  })
})
