import { performance } from 'node:perf_hooks'
import { parseJob } from '@longshore/config'
import { parseHcl, type Source } from '@longshore/hcl'
import type { Figure } from './figure.ts'
import { jobText } from './job-text.ts'
import { spread } from './spread.ts'

const lineCounts = [1000, 2000, 5000, 10_000, 20_000]
const longest = 20_000
const rounds = 12
const goal = 1.1

/** The exponent of time over length: 1 is linear, 2 quadratic. Of the parser, and of all that is done with a job file. */
export async function hclScaling(): Promise<Figure[]> {
  return [
    scalingFigure('hcl-scaling-parse', (source) => parseHcl(source)),
    scalingFigure('hcl-scaling-job', (source) => parseJob(source)),
  ]
}

type Read = (source: Source) => { diagnostics: readonly unknown[] }

/**
 * Each sample reads as many lines, as one text or as several, and keeps what it made of them: the garbage collector has
 * the same to do.
 */
function scalingFigure(name: string, read: Read): Figure {
  const sources = lineCounts.map((lines) => ({ path: 'bench.hcl', text: jobText(lines / 20) }))
  const times = sources.map(() => [] as number[])
  for (let round = -2; round < rounds; round++) {
    for (const [index, source] of sources.entries()) {
      const copies = longest / (lineCounts[index] ?? longest)
      const start = performance.now()
      const results = Array.from({ length: copies }, () => read(source))
      const ms = (performance.now() - start) / copies
      if (results.some(({ diagnostics }) => diagnostics.length > 0))
        throw new Error('The job of the bench is not valid.')
      if (round >= 0) times[index]?.push(ms)
    }
  }
  const medians = times.map((samples) => spread(samples).p50)
  const value = slope(lineCounts.map(Math.log), medians.map(Math.log))
  const ms = Object.fromEntries(lineCounts.map((lines, index) => [lines, medians[index]]))
  return { name, value, unit: 'exponent', goal: `≤ ${goal}`, ok: value <= goal, detail: { ms } }
}

/** Of the line that fits best (least squares). */
function slope(xs: number[], ys: number[]): number {
  const mean = (numbers: number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length
  const [meanX, meanY] = [mean(xs), mean(ys)]
  const above = xs.reduce((sum, x, index) => sum + (x - meanX) * ((ys[index] ?? 0) - meanY), 0)
  return above / xs.reduce((sum, x) => sum + (x - meanX) ** 2, 0)
}
