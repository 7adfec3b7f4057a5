import { setImmediate } from 'node:timers/promises'
import type { Clock } from './clock.ts'

export interface FakeClock extends Clock {
  /** Lets time pass, and all happen that then happens. */
  advance(milliseconds: number): Promise<void>
}

/** A clock that stands still until it is told to go on. */
export function createFakeClock(start = 1_000_000_000_000): FakeClock {
  let now = start
  const timers = new Set<{ at: number; ring: () => void }>()

  return {
    now: () => now,
    after(milliseconds, act) {
      const timer = { at: now + milliseconds, ring: act }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    async advance(milliseconds) {
      const end = now + milliseconds
      await setImmediate()
      for (;;) {
        const [next] = [...timers].sort((a, b) => a.at - b.at)
        if (!next || next.at > end) break
        now = Math.max(now, next.at)
        timers.delete(next)
        next.ring()
        await setImmediate()
      }
      now = end
    },
  }
}
