import { describe, expect, it } from 'vitest'
import { minute, startWorld } from './image-gc.test-support.ts'

describe('an image GC that is started again', () => {
  it('knows from the containers who uses what, and removes the rest', async () => {
    const world = startWorld()
    const redis = await world.pull('redis:7')
    await world.gc.use(redis, 'a')
    const container = await world.createContainer('a', redis)
    const busybox = await world.pull('busybox:1')
    await world.gc.use(busybox, 'b')

    const next = await world.restart()
    await next.clock.advance(60 * minute)
    expect(await next.images()).toEqual(['before:1', 'redis:7'])

    await next.engine.removeContainer(container)
    await next.gc.release(redis, 'a')
    await next.clock.advance(3 * minute)
    expect(await next.images()).toEqual(['before:1'])
  })

  it('waits for the delay once more', async () => {
    const world = startWorld()
    const id = await world.pull('redis:7')
    const next = await world.restart()
    await next.clock.advance(2 * minute)
    await next.gc.use(id, 'a')
    await next.clock.advance(60 * minute)
    expect(await next.images()).toContain('redis:7')
  })

  it.each([
    { why: 'had just ended', pulled: true, images: ['before:1'] },
    { why: 'had brought nothing', pulled: false, images: ['before:1'] },
  ])('finds out about a pull that $why when the agent was killed', async ({ pulled, images }) => {
    const world = startWorld()
    const { promise: begun, resolve } = Promise.withResolvers<void>()
    void world.gc.pulling('redis:7', async () => {
      if (pulled) for await (const _ of world.engine.pullImage('redis:7'));
      resolve()
      await new Promise(() => {})
    })
    await begun

    const next = await world.restart()
    expect(next.gc.plan()).toHaveLength(pulled ? 1 : 0)
    await next.clock.advance(3 * minute)
    expect(await next.images()).toEqual(images)
    expect(next.store.records.size).toBe(0)
  })

  it('does not take an image for its own that was there before its pull', async () => {
    const world = startWorld()
    void world.gc.pulling('before:1', () => new Promise(() => {}))
    await world.clock.advance(0)
    const next = await world.restart()
    await next.clock.advance(60 * minute)
    expect(await next.images()).toEqual(['before:1'])
    expect(next.store.records.size).toBe(0)
  })
})
