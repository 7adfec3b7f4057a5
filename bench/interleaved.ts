import { performance } from 'node:perf_hooks'

export interface Contest {
  /** Each does one run, with its own preparation and cleaning up, and resolves with the milliseconds that count. */
  subject: () => Promise<number>
  yardstick: () => Promise<number>
  rounds: number
  /** Rounds before the ones that count. */
  warmup: number
}

/** Runs both sides in turn, the first of a pair changing from round to round. */
export async function interleaved({ subject, yardstick, rounds, warmup }: Contest) {
  const times = { subject: [] as number[], yardstick: [] as number[] }
  for (let round = -warmup; round < rounds; round++) {
    const sides = [['subject', subject] as const, ['yardstick', yardstick] as const]
    for (const [name, act] of round % 2 === 0 ? sides : sides.reverse()) {
      const ms = await act()
      if (round >= 0) times[name].push(ms)
    }
  }
  return times
}

/** How long `act` takes, in milliseconds. */
export async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await act()
  return performance.now() - start
}
