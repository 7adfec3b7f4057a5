import { describe, expect, it } from 'vitest'
import { type Sample, toTaskStats } from './to-task-stats.ts'

const second = 1e9
const host = { totalMhz: 8000, cores: 4 }

function sampleAt(at: number, cpu: Partial<Sample['cpu']> = {}): Sample {
  const none = { usage: 0, user: 0, system: 0, periods: 0, throttledPeriods: 0, throttledTime: 0 }
  const memory = { usage: 50, maxUsage: 60, rss: 10, cache: 30, swap: 5 }
  return { at, cpu: { ...none, ...cpu }, memory }
}

describe('toTaskStats', () => {
  it.each([
    { why: 'nothing', usage: 0, percent: 0, totalTicks: 0 },
    { why: 'half a core', usage: 0.5, percent: 50, totalTicks: 1000 },
    { why: 'one core', usage: 1, percent: 100, totalTicks: 2000 },
    { why: 'all cores', usage: 4, percent: 400, totalTicks: 8000 },
    { why: 'one core, over two seconds', usage: 2, ms: 2000, percent: 100, totalTicks: 2000 },
    { why: 'a clock that stood still', usage: 1, ms: 0, percent: 0, totalTicks: 0 },
  ])('counts $why', ({ usage, ms = 1000, percent, totalTicks }) => {
    const samples: [Sample, Sample] = [
      sampleAt(500, { usage: 7 * second }),
      sampleAt(500 + ms, { usage: (7 + usage) * second }),
    ]
    expect(toTaskStats(samples, host, 0).cpu).toMatchObject({ percent, totalTicks })
  })

  it.each([
    { user: 0.75, system: 0.25, userMode: 300, systemMode: 100 },
    { user: 1, system: 0, userMode: 400, systemMode: 0 },
  ])('counts $user s of user mode as $userMode, as the reference does', (row) => {
    const { user, system, userMode, systemMode } = row
    const now = { usage: second, user: user * second, system: system * second }
    const { cpu } = toTaskStats([sampleAt(0), sampleAt(1000, now)], host, 0)
    expect(cpu).toMatchObject({ userMode, systemMode })
  })

  it('hands on throttling and memory', () => {
    const now = sampleAt(1000, { throttledPeriods: 3, throttledTime: 4000 })
    expect(toTaskStats([sampleAt(0), now], host, 1234)).toEqual({
      timestamp: 1234,
      cpu: {
        percent: 0,
        systemMode: 0,
        userMode: 0,
        totalTicks: 0,
        throttledPeriods: 3,
        throttledTime: 4000,
        measured: ['Throttled Periods', 'Throttled Time', 'Percent'],
      },
      memory: {
        rss: 10,
        cache: 30,
        swap: 5,
        usage: 50,
        maxUsage: 60,
        measured: ['RSS', 'Cache', 'Swap', 'Usage', 'Max Usage'],
      },
    })
  })

  it('does not say that it measured what its source does not tell', () => {
    const now = sampleAt(1000)
    Object.assign(now.memory, { swap: undefined, maxUsage: undefined })
    expect(toTaskStats([sampleAt(0), now], host, 0).memory).toMatchObject({
      swap: 0,
      maxUsage: 0,
      measured: ['RSS', 'Cache', 'Usage'],
    })
  })
})
