import type { Clock } from './clock.ts'

/** A clock that stands until it is told how much time passes. */
export function createFakeClock(): Clock & { advance(milliseconds: number): void } {
  const timers = new Set<{ at: number; act: () => void }>()
  let now = 0
  return {
    now: () => now,
    after(milliseconds, act) {
      const timer = { at: now + milliseconds, act }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    advance(milliseconds) {
      const end = now + milliseconds
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
        if (!next) break
        timers.delete(next)
        now = next.at
        next.act()
      }
      now = end
    },
  }
}
