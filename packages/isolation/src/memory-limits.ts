const bytesPerMib = 1024 * 1024

/** The hard limit in bytes; `MemorySwap` counts memory and swap together, so equal means no swap. Spec: driver.md §4.2. */
export function toMemoryLimits({ memoryMib }: { memoryMib: number }): {
  Memory: number
  MemorySwap: number
} {
  const bytes = memoryMib * bytesPerMib
  return { Memory: bytes, MemorySwap: bytes }
}
