import { LongshoreError } from '@longshore/errors'

const defaultPeriodMicros = 100_000
const maxPeriodMicros = 1_000_000
/** Below this the kernel takes neither a period nor a quota: linux `kernel/sched/core.c`, `min_cfs_quota_period`. */
const minMicros = 1000

export interface CpuQuotaOptions {
  cpu_hard_limit?: boolean
  /** Microseconds; 0 means 100000. */
  cpu_cfs_period?: number
}

export interface CpuQuotaRequest {
  /** What the task asks for. */
  cpuMhz: number
  /** The whole host: MHz × cores. */
  hostTotalMhz: number
  hostCores: number
}

/**
 * With `cpu_hard_limit`, the time that the task may run in each period, on all cores together: its share of the host ×
 * period × cores, in microseconds. Spec: driver.md §4.1.
 *
 * @throws LongshoreError `CPU_PERIOD_INVALID`
 */
export function toCpuQuota(
  { cpu_hard_limit = false, cpu_cfs_period = 0 }: CpuQuotaOptions,
  { cpuMhz, hostTotalMhz, hostCores }: CpuQuotaRequest,
): { CpuPeriod?: number; CpuQuota?: number } {
  if (!cpu_hard_limit) return {}
  const period = cpu_cfs_period === 0 ? defaultPeriodMicros : cpu_cfs_period
  if (!Number.isSafeInteger(period) || period < minMicros || period > maxPeriodMicros) {
    throw new LongshoreError(
      'CPU_PERIOD_INVALID',
      `cpu_cfs_period is ${cpu_cfs_period}; the kernel takes ${minMicros} to ${maxPeriodMicros} microseconds.`,
      { hint: `Leave it out, or write 0, for ${defaultPeriodMicros}.` },
    )
  }
  const quota = Math.floor((cpuMhz * period * hostCores) / hostTotalMhz)
  return { CpuPeriod: period, CpuQuota: Math.max(quota, minMicros) }
}
