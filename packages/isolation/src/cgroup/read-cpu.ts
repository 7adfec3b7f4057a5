import { counterIn, type ReadTextNow, readRequired } from './cgroup-files.ts'
import type { CgroupLocation } from './locate-cgroup.ts'

/** Since the group was made; times in nanoseconds. */
export interface CgroupCpu {
  usage: number
  user: number
  system: number
  /** Periods of the CFS quota, and in how many of them the group had to wait. 0 without a quota. */
  periods: number
  throttledPeriods: number
  throttledTime: number
}

const nanosPerMicro = 1000
/** `USER_HZ` is 100 on all that Linux gives to user space: time(7). */
const nanosPerTick = 10_000_000

/**
 * Source: kernel, `admin-guide/cgroup-v1/cpuacct.rst`, `scheduler/sched-bwc.rst` and `admin-guide/cgroup-v2.rst`.
 *
 * @throws LongshoreError `CGROUP_UNREADABLE`
 */
export async function readCgroupCpu(
  { version, folders }: CgroupLocation,
  readText: ReadTextNow,
): Promise<CgroupCpu> {
  const cpu = await readRequired(`${folders.cpu}/cpu.stat`, readText)
  const throttling = {
    periods: counterIn(cpu, 'nr_periods'),
    throttledPeriods: counterIn(cpu, 'nr_throttled'),
  }
  if (version === 2) {
    return {
      usage: counterIn(cpu, 'usage_usec') * nanosPerMicro,
      user: counterIn(cpu, 'user_usec') * nanosPerMicro,
      system: counterIn(cpu, 'system_usec') * nanosPerMicro,
      ...throttling,
      throttledTime: counterIn(cpu, 'throttled_usec') * nanosPerMicro,
    }
  }
  const ticks = await readRequired(`${folders.cpuacct}/cpuacct.stat`, readText)
  return {
    usage: Number(await readRequired(`${folders.cpuacct}/cpuacct.usage`, readText)),
    user: counterIn(ticks, 'user') * nanosPerTick,
    system: counterIn(ticks, 'system') * nanosPerTick,
    ...throttling,
    throttledTime: counterIn(cpu, 'throttled_time'),
  }
}
