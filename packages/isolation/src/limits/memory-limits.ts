import { LongshoreError } from '@longshore/errors'

const bytesPerMib = 1024 * 1024

export interface MemoryRequest {
  /** `resources.memory` */
  memoryMib: number
  /** `resources.memory_max`; -1 for no hard limit, 0 as if it were not there. */
  memoryMaxMib?: number
  /** `memory_hard_limit`; 0 as if it were not there. */
  memoryHardLimitMib?: number
  /** Of the host. Only version 1 has a swappiness for each container. */
  cgroupVersion?: 1 | 2
}

/** In bytes. A limit that is missing does not exist. */
export interface MemoryLimits {
  Memory?: number
  MemoryReservation?: number
  /** Memory and swap together, so equal to `Memory` means no swap. */
  MemorySwap?: number
  MemorySwappiness?: 0
}

/**
 * The hard and soft limits of a task. The hard one is `memoryMib`, or the larger of the other two; then `memoryMib` is
 * the reservation. Swap is off; without a hard limit only cgroup v1 can keep it off. Spec: driver.md §4.2.
 *
 * @throws LongshoreError `MEMORY_RESERVATION_TOO_HIGH`
 */
export function toMemoryLimits(request: MemoryRequest): MemoryLimits {
  const { memoryMib, memoryMaxMib = 0, memoryHardLimitMib = 0, cgroupVersion } = request
  const swappiness = cgroupVersion === 1 ? { MemorySwappiness: 0 as const } : {}
  const asked = memoryMib * bytesPerMib
  if (memoryMaxMib === -1) return { MemoryReservation: asked, ...swappiness }

  const ceilingMib = Math.max(memoryMaxMib, memoryHardLimitMib)
  if (ceilingMib === 0) return { Memory: asked, MemorySwap: asked, ...swappiness }
  if (memoryMib > ceilingMib) {
    const option = memoryMaxMib > memoryHardLimitMib ? 'memory_max' : 'memory_hard_limit'
    throw new LongshoreError(
      'MEMORY_RESERVATION_TOO_HIGH',
      `memory = ${memoryMib} is the task's reservation and is more than its hard limit, ${option} = ${ceilingMib}.`,
      { hint: `Raise ${option}, leave it out, or lower memory. All are in MB.` },
    )
  }
  const limit = ceilingMib * bytesPerMib
  return { Memory: limit, MemoryReservation: asked, MemorySwap: limit, ...swappiness }
}
