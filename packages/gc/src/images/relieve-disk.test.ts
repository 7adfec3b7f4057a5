import { describe, expect, it } from 'vitest'
import { type DiskSpace, toPercentUsed } from './disk.ts'
import { minute, startWorld } from './image-gc.test-support.ts'

/** A world whose disk is this full without images of ours, and 15 % fuller for each. */

function startOn(percent: number, high = 80, enabled = true) {
  const read = async (): Promise<DiskSpace> => {
    const ours = (await world.engine.listImages()).length - 1
    const free = 100 - percent - 15 * ours
    return { blocks: 100, bfree: free, bavail: free }
  }
  const world = startWorld({
    enabled,
    delayMs: 600 * minute,
    disk: { high_watermark: high, low_watermark: 60, read },
  })
  return world
}

/** Two images that were let go of, `busybox:1` first though it came last, and one in use. */
async function fill({ gc, clock, pull, engine }: ReturnType<typeof startOn>) {
  engine.scriptPull('used:1', () => [])
  for (const reference of ['used:1', 'redis:7', 'busybox:1']) {
    await gc.use(await pull(reference), reference)
    await clock.advance(1000)
  }
  for (const reference of ['busybox:1', 'redis:7']) {
    await gc.release((await engine.inspectImage(reference)).id, reference)
    await clock.advance(1000)
  }
}

const { signal } = new AbortController()

describe('relieveDisk', () => {
  it.each([
    { why: 'leaves a disk at the high watermark', percent: 35, removed: [] },
    { why: 'removes the longest unused', percent: 36, removed: ['busybox:1', 'redis:7'] },
    { why: 'stops at the low watermark', percent: 30, high: 74, removed: ['busybox:1'] },
    {
      why: 'never removes what is used, however full it is',
      percent: 54,
      removed: ['busybox:1', 'redis:7'],
    },
  ])('$why', async ({ percent, removed, high }) => {
    const world = startOn(percent, high)
    await fill(world)
    await world.gc.relieveDisk(signal)
    expect(world.results.flatMap(({ references }) => references)).toEqual(removed)
    expect(await world.images()).toContain('used:1')
  })

  it('says why, and looks every minute', async () => {
    const world = startOn(36)
    await fill(world)
    const controller = new AbortController()
    const watching = world.gc.watchDisk(controller.signal)
    await world.clock.advance(minute - 1)
    expect(world.results).toEqual([])
    await world.clock.advance(1)
    expect(world.results[0]).toMatchObject({
      references: ['busybox:1'],
      decision: 'removed',
      reason: 'unused, and the disk is 81 % full',
    })
    controller.abort()
    await watching
  })

  it('does so also where images do not go for having been unused', async () => {
    const world = startOn(36, 80, false)
    await fill(world)
    await world.clock.advance(6000 * minute)
    expect(world.results).toEqual([])
    await world.gc.relieveDisk(signal)
    expect(await world.images()).toEqual(['before:1', 'used:1'])
  })

  it('leaves an image that was just pulled to the task which is on its way', async () => {
    const world = startOn(70)
    await world.pull('redis:7')
    await world.gc.relieveDisk(signal)
    expect(await world.images()).toContain('redis:7')
  })

  it('tells when the disk cannot be read', async () => {
    const broken = new Error('EACCES')
    const read = () => Promise.reject(broken)
    const world = startWorld({ disk: { high_watermark: 80, low_watermark: 60, read } })
    const controller = new AbortController()
    const watching = world.gc.watchDisk(controller.signal)
    await world.clock.advance(2 * minute)
    controller.abort()
    await watching
    expect(world.errors).toMatchObject([{ cause: broken }, { cause: broken }])
  })
})

describe('toPercentUsed', () => {
  it.each([
    { why: 'half full', space: { blocks: 100, bfree: 50, bavail: 50 }, percent: 50 },
    {
      why: 'with blocks for root alone',
      space: { blocks: 100, bfree: 20, bavail: 15 },
      percent: 84.2,
    },
    { why: 'full for all but root', space: { blocks: 100, bfree: 5, bavail: 0 }, percent: 100 },
    { why: 'without blocks', space: { blocks: 0, bfree: 0, bavail: 0 }, percent: 0 },
  ])('counts a disk that is $why', ({ space, percent }) => {
    expect(toPercentUsed(space)).toBeCloseTo(percent, 1)
  })
})
