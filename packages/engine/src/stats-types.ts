/** What a container uses, as the engine counts it. What it does not tell is undefined. */
export interface ContainerStats {
  cpu: {
    /** Nanoseconds of CPU time so far, of all cores together. */
    usage: number
    user: number
    system: number
    /** Enforcement periods so far; in how many the container was held back, and for how many nanoseconds. */
    periods: number
    throttledPeriods: number
    throttledTime: number
  }
  /** Bytes. */
  memory: {
    /** With the page cache. */
    usage: number
    maxUsage: number | undefined
    /** Anonymous memory. */
    rss: number
    /** Page cache, tmpfs too. */
    cache: number
    swap: number | undefined
  }
}
