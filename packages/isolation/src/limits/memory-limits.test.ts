import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toMemoryLimits } from '../index.ts'

const mib = 1024 * 1024

describe('toMemoryLimits', () => {
  it.each([
    {
      why: 'a limit and no swap',
      request: { memoryMib: 256 },
      expected: { Memory: 256 * mib, MemorySwap: 256 * mib },
    },
    {
      why: 'no swappiness on cgroup v1',
      request: { memoryMib: 256, cgroupVersion: 1 as const },
      expected: { Memory: 256 * mib, MemorySwap: 256 * mib, MemorySwappiness: 0 },
    },
    {
      why: 'nothing about swappiness on cgroup v2',
      request: { memoryMib: 256, cgroupVersion: 2 as const },
      expected: { Memory: 256 * mib, MemorySwap: 256 * mib },
    },
    {
      why: 'a reservation under memory_hard_limit',
      request: { memoryMib: 256, memoryHardLimitMib: 512 },
      expected: { Memory: 512 * mib, MemoryReservation: 256 * mib, MemorySwap: 512 * mib },
    },
    {
      why: 'the larger of memory_max and memory_hard_limit',
      request: { memoryMib: 256, memoryMaxMib: 1024, memoryHardLimitMib: 512 },
      expected: { Memory: 1024 * mib, MemoryReservation: 256 * mib, MemorySwap: 1024 * mib },
    },
    {
      why: 'no limit for memory_max = -1, whatever memory_hard_limit says',
      request: { memoryMib: 256, memoryMaxMib: -1, memoryHardLimitMib: 64 },
      expected: { MemoryReservation: 256 * mib },
    },
  ])('gives $why', ({ request, expected }) => {
    expect(toMemoryLimits(request)).toEqual(expected)
  })

  it.each([
    { option: 'memory_max', request: { memoryMib: 300, memoryMaxMib: 200 } },
    {
      option: 'memory_hard_limit',
      request: { memoryMib: 300, memoryMaxMib: 100, memoryHardLimitMib: 200 },
    },
  ])('refuses a reservation above $option', ({ option, request }) => {
    expect(() => toMemoryLimits(request)).toThrowError(
      expect.objectContaining({
        code: 'MEMORY_RESERVATION_TOO_HIGH',
        message: `memory = 300 is the task's reservation and is more than its hard limit, ${option} = 200.`,
      }),
    )
  })

  it('reserves at most the limit, and leaves no swap under any limit', () => {
    const memoryMib = fc.integer({ min: 10, max: 1000 })
    const above = fc.integer({ min: 1000, max: 100_000 })
    const request = fc.record({
      memoryMib,
      memoryMaxMib: fc.oneof(above, fc.constantFrom(-1, 0)),
      memoryHardLimitMib: fc.oneof(above, fc.constant(0)),
    })
    fc.assert(
      fc.property(request, (request) => {
        const limits = toMemoryLimits(request)
        expect(limits.MemorySwap).toBe(limits.Memory)
        expect(limits.MemoryReservation ?? 0).toBeLessThanOrEqual(limits.Memory ?? Infinity)
        expect(Object.values(limits).every(Number.isSafeInteger)).toBe(true)
      }),
    )
  })
})
