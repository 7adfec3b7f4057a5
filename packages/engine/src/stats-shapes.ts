import type { ContainerStats } from './stats-types.ts'

/** An answer of `GET /containers/{id}/stats`, as far as it is read. Of a container that does not run, all may be missing. */
export interface WireStats {
  cpu_stats?: {
    cpu_usage?: {
      total_usage?: number
      usage_in_usermode?: number
      usage_in_kernelmode?: number
    }
    throttling_data?: { periods?: number; throttled_periods?: number; throttled_time?: number }
  }
  memory_stats?: {
    usage?: number
    /** Of cgroup version 1 alone. */
    max_usage?: number
    /** The counters of the cgroup's `memory.stat`, which differ from one cgroup version to the other. */
    stats?: Record<string, number> | null
  }
}

/** Source: moby `daemon/daemon_unix.go`, which copies the counters of cgroup version 1 and 2 by their own names. */
export function toStats({
  cpu_stats: cpu = {},
  memory_stats: memory = {},
}: WireStats): ContainerStats {
  const { cpu_usage: used = {}, throttling_data: throttling = {} } = cpu
  const counters = new Map(Object.entries(memory.stats ?? {}))
  return {
    cpu: {
      usage: used.total_usage ?? 0,
      user: used.usage_in_usermode ?? 0,
      system: used.usage_in_kernelmode ?? 0,
      periods: throttling.periods ?? 0,
      throttledPeriods: throttling.throttled_periods ?? 0,
      throttledTime: throttling.throttled_time ?? 0,
    },
    memory: {
      usage: memory.usage ?? 0,
      maxUsage: memory.max_usage,
      rss: counters.get('total_rss') ?? counters.get('anon') ?? 0,
      cache: counters.get('total_cache') ?? counters.get('file') ?? 0,
      swap: counters.get('total_swap') ?? counters.get('swap'),
    },
  }
}
