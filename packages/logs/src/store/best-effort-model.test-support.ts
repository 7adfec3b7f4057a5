import type { LogStore } from './log-store.ts'

export type Act = { wrote: Buffer } | { dropped: number; code: string }

/** A store that is as slow as told: each write waits for a `release`. */
export function createSlowStore() {
  const acts: Act[] = []
  const held: (() => void)[] = []
  let isOpen = false

  const store: LogStore = {
    async write(output) {
      if (!isOpen) await new Promise<void>((resolve) => held.push(resolve))
      acts.push({ wrote: output })
    },
    async drop({ bytes, error }) {
      acts.push({ dropped: bytes, code: error.code })
    },
    async close() {
      return { storedBytes: sum(acts, 'wrote'), lostBytes: sum(acts, 'dropped') }
    },
  }
  /** Lets one write pass, and what follows from it happen. */
  async function release(): Promise<void> {
    held.shift()?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  function releaseAll(): void {
    isOpen = true
    for (const resolve of held.splice(0)) resolve()
  }
  return { store, acts, release, releaseAll }
}

function sum(acts: Act[], kind: 'wrote' | 'dropped'): number {
  const sizes = acts.map((act) => ('wrote' in act ? act.wrote.length : act.dropped))
  return acts.reduce((total, act, n) => total + (kind in act ? (sizes[n] ?? 0) : 0), 0)
}
