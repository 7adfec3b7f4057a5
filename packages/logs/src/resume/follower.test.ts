import { describe, expect, it } from 'vitest'
import type { HeldFile } from '../files/held-file.ts'
import type { Joined } from '../place/join-live.ts'
import type { CatchUp } from './catch-up.ts'
import { createFollower } from './follower.ts'
import { createLiveHold } from './live-hold.ts'

/** A log that goes on as `seen` does, in which live output is found as `joined` says. */
function fakeCatchUp(joined: Joined) {
  const fake = { seen: '', joined, gaps: [] as string[], isWholeRead: false }
  const catchUp: CatchUp = {
    from: undefined,
    get seen() {
      return fake.seen
    },
    take: async () => 'found',
    append: async () => {},
    readTo() {},
    goBack() {
      fake.isWholeRead = true
    },
    join: () => fake.joined,
    hasLost: () => false,
    firstAfterGap: () => undefined,
    takeAfterGap: async () => {},
    goLive() {},
    endInGap: async (reason) => void fake.gaps.push(reason),
  }
  return { fake, catchUp }
}

const noFile: HeldFile = {
  left: [],
  async push() {},
  async markOver() {},
  async markStored() {},
  async keepOnly() {},
  async close() {},
}

function setUp(joined: Joined) {
  const { fake, catchUp } = fakeCatchUp(joined)
  const live: string[] = []
  const follower = createFollower(
    catchUp,
    createLiveHold(noFile),
    async (output) => void live.push(output.toString()),
  )
  const readOnce = async () => {
    follower.prepare()
    await follower.take([], { isCut: false, mayHaveDropped: false })
    follower.readEnd(undefined)
    await follower.decide(true)
  }
  /** Reads the log until the follower does not ask any more; resolves with how often. */
  const readAll = async (most = 1000) => {
    let times = 0
    for (; times < most && follower.state === 'behind'; times += 1) await readOnce()
    return times
  }
  return { fake, follower, live, readOnce, readAll }
}

describe('createFollower', () => {
  it('asks the log twice for a stream without output, and then no more', async () => {
    const { follower, readAll } = setUp({ kind: 'absent' })
    expect(await readAll()).toBe(2)
    expect(follower.state).toBe('quiet')
  })

  it('goes on live after what is stored of the live output', async () => {
    const { follower, live, readAll } = setUp({ kind: 'found', skip: 2 })
    await follower.push(Buffer.from('a\nb\n'))
    await readAll()
    await follower.push(Buffer.from('c\n'))
    expect(live).toEqual(['b\n', 'c\n'])
  })

  it('asks again when a quiet stream has a line', async () => {
    const { follower, live, readAll } = setUp({ kind: 'found', skip: 0 })
    await readAll()
    await follower.push(Buffer.from('a\n'))
    expect(follower.state).toBe('behind')
    await readAll()
    expect(live).toEqual(['a\n'])
  })

  it('asks again at the end of the live output: a line without an end is logged then', async () => {
    const { follower, readAll } = setUp({ kind: 'absent' })
    await readAll()
    follower.end()
    expect(follower.state).toBe('behind')
    expect(await readAll()).toBe(2)
    expect(follower.state).toBe('quiet')
  })

  it('does not ask for a prompt, which the log does not have before its line ends', async () => {
    const { follower, live, readAll } = setUp({ kind: 'found', skip: 0 })
    await readAll()
    await follower.push(Buffer.from('prompt> '))
    expect(follower.state).toBe('quiet')
    follower.end()
    await readAll()
    expect(live).toEqual(['prompt> '])
  })

  it.each([
    { why: 'the log never has the live output', joined: { kind: 'absent' } as const },
    {
      why: 'live output that must come never does',
      joined: { kind: 'short', missing: 9 } as const,
    },
  ])('tells a gap and goes on where $why', async ({ joined }) => {
    const { fake, follower, live, readAll } = setUp(joined)
    await follower.push(Buffer.from('a\n'))
    expect(await readAll()).toBeLessThan(150)
    expect(fake.gaps).toEqual(['the engine does not have the live output in its log'])
    expect(live).toEqual(['a\n'])
  })

  it('waits for more than a minute for a logger that stalls, and reads the whole log before it gives up', async () => {
    const { fake, follower, live, readOnce } = setUp({ kind: 'absent' })
    await follower.push(Buffer.from('a\n'))
    let waited = 0
    for (let n = 0; n < 45; n += 1) {
      waited += follower.pause
      await readOnce()
    }
    expect(waited).toBeGreaterThan(50_000)
    expect(fake.isWholeRead).toBe(true)
    expect(live).toEqual([])
    fake.joined = { kind: 'found', skip: 2 }
    await readOnce()
    expect(follower.state).toBe('live')
    expect(fake.gaps).toEqual([])
  })

  it('comes to an end with a log that goes on all the time', async () => {
    const { fake, follower, readOnce } = setUp({ kind: 'found', skip: 0 })
    await follower.push(Buffer.from('a\n'))
    for (let n = 0; n < 5; n += 1) {
      fake.seen = String(n)
      await readOnce()
    }
    expect(follower.state).toBe('live')
  })

  it('stores at the end what was sent but never logged', async () => {
    const { fake, follower, live, readAll } = setUp({ kind: 'absent' })
    await follower.push(Buffer.from('a\n'))
    follower.end()
    expect(await readAll()).toBeLessThan(10)
    expect(live).toEqual(['a\n'])
    expect(fake.gaps).toHaveLength(1)
  })
})
