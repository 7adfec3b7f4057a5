import { describe, expect, it } from 'vitest'
import { toEngineTime } from '../engine-log/engine-time.ts'
import type { Cursor } from './cursor.ts'
import { createCursorKeeper } from './cursor-keeper.ts'

const line = Buffer.from(`${'x'.repeat(99)}\n`)

function setUp() {
  const commits: Cursor[] = []
  const fake = { time: 1_000_000, offset: 0, commits }
  const keeper = createCursorKeeper({
    file: {
      last: undefined,
      commit: async (cursor) => void commits.push(cursor),
      close: async () => {},
    },
    start: { contiguousFrom: { index: 0, offset: 0 }, isFirst: true },
    end: () => ({ index: 3, offset: fake.offset }),
    now: () => fake.time,
  })
  const write = async (output = line) => {
    await keeper.beforeWrite()
    fake.offset += output.length
    await keeper.afterWrite(output)
  }
  return { fake, keeper, write }
}

describe('createCursorKeeper', () => {
  it('commits about once a second, not with each write', async () => {
    const { fake, write } = setUp()
    for (let n = 0; n < 2000; n += 1) {
      fake.time += 1
      await write()
    }
    expect(fake.commits.length).toBeGreaterThanOrEqual(2)
    expect(fake.commits.length).toBeLessThanOrEqual(4)
  })

  it('takes no time from a write of output that had waited', async () => {
    const { fake, keeper, write } = setUp()
    keeper.late(true)
    fake.time += 60_000
    await write()
    await write()
    expect(keeper.cursor.notBefore).toBeUndefined()
    keeper.late(false)
    fake.time += 60_000
    await write()
    expect(keeper.cursor.notBefore).toBe(toEngineTime(fake.time - 1000))
  })

  it('never says that output which follows was stamped later than it can have been', async () => {
    const { fake, keeper, write } = setUp()
    for (let n = 0; n < 100; n += 1) {
      fake.time += 500
      await write()
      const { readFrom = '', notBefore = '' } = keeper.cursor
      expect(readFrom <= notBefore && notBefore <= toEngineTime(fake.time - 1000)).toBe(true)
    }
    expect(keeper.cursor.readFrom).toBeDefined()
  })

  it('says from where on there is no hole before it stores what follows one', async () => {
    const { fake, keeper, write } = setUp()
    await write()
    keeper.broke()
    await keeper.beforeWrite()
    expect(fake.commits.at(-1)).toMatchObject({
      contiguousFrom: { index: 3, offset: line.length },
      isFirst: false,
    })
  })

  it("goes on from the engine's own times", async () => {
    const { fake, keeper } = setUp()
    keeper.passed(toEngineTime(900_000))
    await keeper.caughtUp(toEngineTime(800_000))
    expect(fake.commits.at(-1)).toMatchObject({
      readFrom: toEngineTime(800_000),
      notBefore: toEngineTime(900_000),
    })
  })
})
