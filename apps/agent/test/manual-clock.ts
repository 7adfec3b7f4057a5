import type { Clock } from '@longshore/gc'

/** The time of day, which goes on by hand alone. */
export function createManualClock(): Clock & { advance(milliseconds: number): void } {
  const timers = new Set<{ at: number; act: () => void }>()
  let now = Date.now()
  return {
    now: () => now,
    after(milliseconds, act) {
      const timer = { at: now + milliseconds, act }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    advance(milliseconds) {
      now += milliseconds
      for (const timer of [...timers].filter(({ at }) => at <= now)) {
        timers.delete(timer)
        timer.act()
      }
    },
  }
}
