import type { Figure } from './figure.ts'
import { spread } from './spread.ts'

export interface Race {
  name: string
  /** The ratio of the medians must not be above it. */
  goal: number
  /** Milliseconds of both sides, measured interleaved. */
  times: { subject: number[]; yardstick: number[] }
}

/** The subject's median over the yardstick's, with the spread of both (milliseconds). */
export function ratioFigure({ name, goal, times }: Race): Figure {
  const subject = spread(times.subject)
  const yardstick = spread(times.yardstick)
  const value = subject.p50 / yardstick.p50
  return {
    name,
    value,
    unit: 'ratio',
    goal: `≤ ${goal}`,
    ok: value <= goal,
    detail: { subject, yardstick, p95Ratio: subject.p95 / yardstick.p95 },
  }
}
