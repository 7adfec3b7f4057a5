import type { Figure } from './figure.ts'
import { interleaved } from './interleaved.ts'
import { collect, readBare } from './log-readers.ts'
import { spread } from './spread.ts'

/** 50 MB of a task's lines at full speed into its log files, over a bare attach reader that stores nothing. */
export async function logThroughput(): Promise<Figure[]> {
  const times = await interleaved({
    subject: async () => (await collect()).ms,
    yardstick: readBare,
    rounds: 16,
    warmup: 1,
  })
  const subject = spread(times.subject)
  const yardstick = spread(times.yardstick)
  // The machine is faster and slower from run to run; a pair is measured next to each other.
  const logs = times.subject.map((ms, round) => Math.log((times.yardstick[round] as number) / ms))
  const value = Math.exp(logs.reduce((sum, each) => sum + each, 0) / logs.length)
  const detail = { subject, yardstick }
  return [
    { name: 'log-throughput', value, unit: 'ratio', goal: '≥ 0.95', ok: value >= 0.95, detail },
  ]
}
