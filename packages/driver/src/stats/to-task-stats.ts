import type { ContainerStats } from '@longshore/engine'
import type { TaskStats } from './task-stats.ts'

/** What a container had used at one moment. */
export interface Sample extends ContainerStats {
  /** Milliseconds of a clock that never goes back. */
  at: number
}

/** What the task's CPU time is a share of. */
export interface HostCompute {
  /** Of all cores together. */
  totalMhz: number
  cores: number
}

/**
 * What a task uses, of two samples. The arithmetic is the reference's, which takes the host's CPU time between the two;
 * that is the time that has passed on each core.
 */
export function toTaskStats(
  [before, now]: [before: Sample, now: Sample],
  { totalMhz, cores }: HostCompute,
  timestamp: number,
): TaskStats {
  const used = now.cpu.usage - before.cpu.usage
  const percent = share(used, (now.at - before.at) * 1e6)
  const { swap, maxUsage } = now.memory
  return {
    timestamp,
    cpu: {
      percent,
      systemMode: share(now.cpu.system - before.cpu.system, used) * cores,
      userMode: share(now.cpu.user - before.cpu.user, used) * cores,
      totalTicks: ((percent / 100) * totalMhz) / cores,
      throttledPeriods: now.cpu.throttledPeriods,
      throttledTime: now.cpu.throttledTime,
      measured: ['Throttled Periods', 'Throttled Time', 'Percent'],
    },
    memory: {
      rss: now.memory.rss,
      cache: now.memory.cache,
      swap: swap ?? 0,
      usage: now.memory.usage,
      maxUsage: maxUsage ?? 0,
      measured: [
        'RSS',
        'Cache',
        ...(swap === undefined ? [] : ['Swap']),
        'Usage',
        ...(maxUsage === undefined ? [] : ['Max Usage']),
      ],
    },
  }
}

/** In percent; 0 where there is nothing to compare. */
function share(part: number, whole: number): number {
  return part > 0 && whole > 0 ? (part / whole) * 100 : 0
}
