import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createTicker } from './create-ticker.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('calls all of one interval by one timer, which goes with the last of them', async () => {
  const ticker = createTicker()
  const calls: string[] = []
  const stops = ['a', 'b'].map((name) => ticker.every(1000, () => calls.push(name)))
  const stopOther = ticker.every(3000, () => calls.push('c'))
  expect(vi.getTimerCount()).toBe(2)
  await vi.advanceTimersByTimeAsync(2000)
  expect(calls).toEqual(['a', 'b', 'a', 'b'])
  stops[0]?.()
  await vi.advanceTimersByTimeAsync(1000)
  expect(calls.slice(4).sort()).toEqual(['b', 'c'])
  stops[1]?.()
  stopOther()
  expect(vi.getTimerCount()).toBe(0)
})
