/**
 * What a task uses (driver.md §6, *stats*). `measured` names what its source really tells, in the reference's words; the
 * rest is 0.
 */
export interface TaskStats {
  /** Unix time in milliseconds. */
  timestamp: number
  cpu: {
    /** Of one core since the last sample: two busy cores are 200. */
    percent: number
    /** How its CPU time since the last sample was spent, each in percent of that time, times the host's cores. */
    systemMode: number
    userMode: number
    /** MHz since the last sample, as in `resources.cpu`. */
    totalTicks: number
    /** In how many periods it has been held back so far, and for how many nanoseconds. */
    throttledPeriods: number
    throttledTime: number
    measured: string[]
  }
  /** Bytes. */
  memory: {
    /** Anonymous memory. */
    rss: number
    /** Page cache, tmpfs too. */
    cache: number
    swap: number
    /** All of it, with the page cache. */
    usage: number
    maxUsage: number
    measured: string[]
  }
}
