import { expect, it } from 'vitest'
import { toMemoryLimits } from './index.ts'

it('limits memory in bytes and leaves no swap', () => {
  expect(toMemoryLimits({ memoryMib: 256 })).toEqual({
    Memory: 268_435_456,
    MemorySwap: 268_435_456,
  })
})
