const minShares = 2
const maxShares = 262_144

export interface CpuRequest {
  /** What the task asks for. */
  cpuMhz: number
  /** The whole host: MHz × cores. */
  hostTotalMhz: number
}

/**
 * One CPU share per MHz, scaled down on a host whose total is more than the kernel's largest value, and always within
 * what the kernel takes. Spec: driver.md §4.1.
 */
export function toCpuShares({ cpuMhz, hostTotalMhz }: CpuRequest): { CpuShares: number } {
  const shares = hostTotalMhz > maxShares ? Math.floor((cpuMhz * maxShares) / hostTotalMhz) : cpuMhz
  return { CpuShares: Math.min(Math.max(minShares, shares), maxShares) }
}
