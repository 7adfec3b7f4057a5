import { expect, it } from 'vitest'
import { toStats, type WireStats } from './stats-shapes.ts'
import type { ContainerStats } from './stats-types.ts'

const idle = {
  cpu: { usage: 0, user: 0, system: 0, periods: 0, throttledPeriods: 0, throttledTime: 0 },
  memory: { usage: 0, maxUsage: undefined, rss: 0, cache: 0, swap: undefined },
}

it.each<{ why: string; answer: WireStats; expected: ContainerStats }>([
  { why: 'a container that does not run', answer: {}, expected: idle },
  {
    why: 'the empty parts of one',
    answer: { cpu_stats: { cpu_usage: {} }, memory_stats: { stats: null } },
    expected: idle,
  },
  {
    why: 'cgroup version 1, of the group and all below it',
    answer: {
      cpu_stats: {
        cpu_usage: { total_usage: 30, usage_in_usermode: 10, usage_in_kernelmode: 20 },
        throttling_data: { periods: 3, throttled_periods: 2, throttled_time: 1 },
      },
      memory_stats: {
        usage: 100,
        max_usage: 200,
        stats: { rss: 1, total_rss: 50, cache: 2, total_cache: 40, total_swap: 7 },
      },
    },
    expected: {
      cpu: { usage: 30, user: 10, system: 20, periods: 3, throttledPeriods: 2, throttledTime: 1 },
      memory: { usage: 100, maxUsage: 200, rss: 50, cache: 40, swap: 7 },
    },
  },
  {
    why: 'cgroup version 2, which tells no peak and no swap',
    answer: {
      cpu_stats: {
        cpu_usage: { total_usage: 30, usage_in_usermode: 10, usage_in_kernelmode: 20 },
      },
      memory_stats: { usage: 100, stats: { anon: 50, file: 40, inactive_file: 30 } },
    },
    expected: {
      cpu: { ...idle.cpu, usage: 30, user: 10, system: 20 },
      memory: { usage: 100, maxUsage: undefined, rss: 50, cache: 40, swap: undefined },
    },
  },
])('reads the counters of $why', ({ answer, expected }) => {
  expect(toStats(answer)).toEqual(expected)
})
