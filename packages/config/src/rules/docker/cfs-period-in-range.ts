import { errorAt } from '../../error-at.ts'
import { configRule } from './config-rule.ts'

/** The kernel's bounds of a CFS period, in µs (driver.md §4.1); 0 stands for the usual 100000. */
const LEAST = 1000
const MOST = 1_000_000

/** `cpu_cfs_period` counts only with `cpu_hard_limit`, as in Nomad. */
export const cfsPeriodInRange = configRule(({ config, placeOf }) => {
  const { cpu_hard_limit: isLimited, cpu_cfs_period: period = 0 } = config
  if (!isLimited || period === 0 || (period >= LEAST && period <= MOST)) return []
  const message = `cpu_cfs_period must be from ${LEAST} to ${MOST} µs, and is ${period}`
  return [errorAt(placeOf('cpu_cfs_period').value, message, 'take it out for the usual 100000 µs')]
})
