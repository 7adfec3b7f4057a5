import type { ContainerStats } from '@longshore/engine'
import { LongshoreError } from '@longshore/errors'
import { describe, expect, it } from 'vitest'
import { createStatsReader } from './create-stats-reader.ts'
import {
  containerId,
  openerOf,
  type RecordedGroup,
  recordedVersion1,
  recordedVersion2,
} from './recorded-groups.test-support.ts'

const toldByEngine = (usage: number): ContainerStats => ({
  cpu: { usage, user: 0, system: 0, periods: 0, throttledPeriods: 0, throttledTime: 0 },
  memory: { usage: 7, maxUsage: undefined, rss: 0, cache: 0, swap: undefined },
})

/** A reader of one container; each reading of the clock is half a second later. */
function setUp(
  group: RecordedGroup,
  { told = [], running = true }: { told?: (ContainerStats | Error)[]; running?: boolean } = {},
) {
  const files = openerOf(group)
  let uptime = 0
  let asked = 0
  const engine = {
    inspectContainer: async () => ({ state: { running, pid: 4711 } }) as never,
    async containerStats() {
      const answer = told[asked++]
      if (answer instanceof Error) throw answer
      return answer ?? toldByEngine(0)
    },
  }
  const host = { totalMhz: 4000, cores: 2 }
  const tick = () => (uptime += 500)
  const { streamTaskStats } = createStatsReader({ engine, files, host, now: () => 1, uptime: tick })
  return { files, streamTaskStats, asked: () => asked }
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

describe('streamTaskStats', () => {
  it.each([
    { version: 1, recorded: recordedVersion1 },
    { version: 2, recorded: recordedVersion2 },
  ])('reads a control group of version $version', async ({ recorded }) => {
    const group = recorded()
    const { streamTaskStats, files, asked } = setUp(group)
    const samples = streamTaskStats(containerId, { intervalMs: 1 })[Symbol.asyncIterator]()
    await samples.next()
    Object.assign(group, recorded(1_250_000_000))
    for (;;) {
      const { value } = await samples.next()
      if (value.cpu.percent === 0) continue
      expect(value.cpu).toMatchObject({ percent: 50, totalTicks: 1000, throttledPeriods: 12 })
      expect(value.memory).toMatchObject({
        rss: 200,
        cache: 100,
        swap: 3,
        usage: 350,
        maxUsage: 400,
      })
      break
    }
    await samples.return?.()
    expect([files.open.size, asked()]).toEqual([0, 0])
  })

  it.each([
    {
      why: 'its group goes',
      end: (group: RecordedGroup) => {
        for (const path of Object.keys(group)) delete group[path]
      },
    },
    {
      why: 'its container is started anew',
      end: (group: RecordedGroup) => void Object.assign(group, recordedVersion1(5)),
    },
  ])('ends when $why', async ({ end }) => {
    const group = recordedVersion1()
    const { streamTaskStats, files } = setUp(group)
    let count = 0
    for await (const _ of streamTaskStats(containerId, { intervalMs: 1 }))
      if (++count === 2) end(group)
    expect(count).toBeGreaterThanOrEqual(2)
    expect(files.open.size).toBe(0)
  })

  it('ends when it is told that the task has ended', async () => {
    const { streamTaskStats } = setUp(recordedVersion1())
    const ended = new AbortController()
    const samples = streamTaskStats(containerId, { intervalMs: 1000, ended: ended.signal })
    const next = samples[Symbol.asyncIterator]().next()
    ended.abort()
    expect(await next).toEqual({ done: true, value: undefined })
  })

  it.each([
    { why: 'out of sight', path: '/proc/4711/cgroup', text: '0::/../stranger\n' },
    {
      why: 'of a stranger with its process id',
      path: '/proc/4711/cgroup',
      text: '0::/user.slice\n',
    },
  ])('asks the engine where the group is $why', async ({ path, text }) => {
    const told = [toldByEngine(0), toldByEngine(250_000_000)]
    const { streamTaskStats, files } = setUp({ ...recordedVersion2(), [path]: text }, { told })
    const seen = await collect(streamTaskStats(containerId, { intervalMs: 1 }))
    expect(seen).toHaveLength(1)
    expect(seen[0]).toMatchObject({ cpu: { percent: 50 }, memory: { usage: 7 } })
    expect(files.open.size).toBe(0)
  })

  it('has no samples while the engine is away, and goes on after that', async () => {
    const away = new LongshoreError('ENGINE_UNREACHABLE', 'away', { recoverable: true })
    const told = [toldByEngine(1), away, away, toldByEngine(2)]
    const { streamTaskStats } = setUp({}, { told })
    expect(await collect(streamTaskStats(containerId, { intervalMs: 1 }))).toHaveLength(1)
  })

  it('throws what the engine will say again', async () => {
    const refused = new LongshoreError('ENGINE_BAD_REQUEST', 'no')
    const { streamTaskStats } = setUp({}, { told: [toldByEngine(1), refused] })
    const seen = collect(streamTaskStats(containerId, { intervalMs: 1 }))
    await expect(seen).rejects.toBe(refused)
  })

  it('throws the reason of its signal', async () => {
    const reason = new Error('enough')
    const { streamTaskStats, files } = setUp(recordedVersion1())
    const giveUp = new AbortController()
    const options = { intervalMs: 1, signal: giveUp.signal }
    const reading = (async () => {
      for await (const _ of streamTaskStats(containerId, options)) giveUp.abort(reason)
    })()
    await expect(reading).rejects.toBe(reason)
    expect(files.open.size).toBe(0)
  })

  it('has nothing to tell of a container that does not run', async () => {
    const { streamTaskStats } = setUp(recordedVersion1(), { running: false })
    expect(await collect(streamTaskStats(containerId, { intervalMs: 1 }))).toEqual([])
  })

  it.each([0, -1, Number.NaN, 2 ** 31])('refuses an interval of %s', (intervalMs) => {
    const { streamTaskStats } = setUp({})
    expect(() => streamTaskStats(containerId, { intervalMs })).toThrow(
      expect.objectContaining({ code: 'STATS_INTERVAL_INVALID' }),
    )
  })
})
