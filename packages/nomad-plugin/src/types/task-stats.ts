/** What a task uses. Only the fields that are given count as measured. */
export interface TaskStats extends ResourceUsage {
  /** Unix time in milliseconds. */
  timestamp: number
  byPid?: Record<string, ResourceUsage>
}

export interface ResourceUsage {
  cpu?: CpuUsage
  memory?: MemoryUsage
}

export interface CpuUsage {
  /** Percent of one core. */
  systemMode?: number
  userMode?: number
  percent?: number
  /** MHz. */
  totalTicks?: number
  throttledPeriods?: number
  /** Nanoseconds. */
  throttledTime?: number
}

/** Bytes. */
export interface MemoryUsage {
  rss?: number
  cache?: number
  swap?: number
  usage?: number
  maxUsage?: number
  kernelUsage?: number
  kernelMaxUsage?: number
}
