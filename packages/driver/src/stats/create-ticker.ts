import { setImmediate } from 'node:timers/promises'

/** Calls many at the same pace. */
export interface Ticker {
  /** Calls `act` every `intervalMs`, first after that time. Returns what ends it. `act` must not throw. */
  every(intervalMs: number, act: () => void): () => void
}

/** One timer for all with the same interval, there as long as they are. They are called one per turn of the event loop. */
export function createTicker(): Ticker {
  const groups = new Map<number, { timer: NodeJS.Timeout; members: Set<() => void> }>()

  function startGroup(intervalMs: number) {
    const members = new Set<() => void>()
    const timer = setInterval(() => void callAll(members), intervalMs)
    const group = { timer, members }
    groups.set(intervalMs, group)
    return group
  }

  return {
    every(intervalMs, act) {
      const { timer, members } = groups.get(intervalMs) ?? startGroup(intervalMs)
      const member = () => act()
      members.add(member)
      return () => {
        if (!members.delete(member) || members.size > 0) return
        clearInterval(timer)
        groups.delete(intervalMs)
      }
    },
  }
}

/** So a pass over hundreds holds nothing else up. */
async function callAll(members: Set<() => void>): Promise<void> {
  for (const member of [...members]) {
    if (members.has(member)) member()
    await setImmediate()
  }
}
