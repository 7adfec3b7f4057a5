import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseJob } from '@longshore/config'
import { type Body, evaluate, parseHcl, type Source } from '@longshore/hcl'
import { ScriptError } from '../scripts/shared/script-error.ts'
import { withTemporaryFolder } from '../scripts/shared/with-temporary-folder.ts'
import type { Figure } from './figure.ts'
import { buildGoTiming } from './go-timing.ts'
import { interleaved } from './interleaved.ts'
import { jobText } from './job-text.ts'
import { ratioFigure } from './ratio-figure.ts'
import { spread } from './spread.ts'

/**
 * A job of 84 lines, read to a validated job, over Nomad's own parser (its source at NOMAD_SRC); without that parsed and
 * evaluated, over hashicorp/hcl's. Both once warm. Without Go there is no figure.
 */
export function hclJob(): Promise<Figure[]> {
  const nomadSource = process.env.NOMAD_SRC
  return withTemporaryFolder(async (folder) => {
    try {
      const go = await buildGoTiming(folder, nomadSource)
      const source = { path: join(folder, 'job.nomad.hcl'), text: jobText(4) }
      await writeFile(source.path, source.text)
      const read = nomadSource ? readJob : readValues
      const times = await interleaved({
        subject: async () => medianOf(() => read(source)),
        yardstick: () => go.read(source.path),
        rounds: 15,
        warmup: 2,
      })
      const figure = ratioFigure({ name: 'hcl-job', goal: 0.5, times })
      return [{ ...figure, detail: { ...figure.detail, yardstickDoes: go.does } }]
    } catch (error) {
      if (!(error instanceof ScriptError)) throw error
      console.log(`hcl-job has no figure: ${error.message}`)
      return []
    }
  })
}

function medianOf(act: () => void): number {
  const samples = Array.from({ length: 200 }, () => {
    const start = performance.now()
    act()
    return performance.now() - start
  })
  return spread(samples.slice(100)).p50
}

function readJob(source: Source): void {
  if (!parseJob(source).job) throw new Error('The job of the bench is not valid.')
}

function readValues(source: Source): void {
  evaluateBody(parseHcl(source).body)
}

function evaluateBody({ items }: Body): void {
  const scope = { runtime: (root: string) => root.startsWith('NOMAD_') }
  for (const item of items) {
    if (item.kind === 'block') evaluateBody(item.body)
    else if (!evaluate(item.expression, scope).value) throw new Error('A value is missing.')
  }
}
