import type { Figure } from './figure.ts'
import { interleaved } from './interleaved.ts'
import { collect, readBare } from './log-readers.ts'
import { spread } from './spread.ts'

/** 50 MB of a task's lines at full speed into its log files, over a bare attach reader that stores nothing. */
export async function logThroughput(): Promise<Figure[]> {
  const times = await interleaved({
    subject: async () => (await collect()).ms,
    yardstick: readBare,
    rounds: 3,
    warmup: 1,
  })
  const subject = spread(times.subject)
  const yardstick = spread(times.yardstick)
  const value = yardstick.p50 / subject.p50
  const detail = { subject, yardstick }
  return [
    { name: 'log-throughput', value, unit: 'ratio', goal: '≥ 0.95', ok: value >= 0.95, detail },
  ]
}
