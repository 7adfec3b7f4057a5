import type { SplatStep } from '../../ast.ts'
import type { Cursor } from '../cursor.ts'
import { rangeFrom } from '../cursor.ts'
import { enter } from '../enter.ts'
import { report } from '../report.ts'
import { parseDotStep, parseStep } from './parse-step.ts'

/**
 * After `.*` or `[*]`: reads the steps that are taken of each element. After `.*` those are names and legacy numbers; after
 * `[*]` all that follow, also further splats, which then are taken of a part of each element.
 */
export function parseSplatSteps(
  cursor: Cursor,
  form: 'attribute' | 'full',
): SplatStep[] | undefined {
  const steps: SplatStep[] = []
  while (cursor.kind === '.' || (form === 'full' && cursor.kind === '[')) {
    const start = cursor.locate(cursor.start)
    const step = form === 'full' ? parseStep(cursor) : parseDotStep(cursor)
    if (step === undefined) return undefined
    if (step.kind !== 'splat') {
      steps.push(step)
      continue
    }
    if (form === 'attribute') {
      const range = rangeFrom(cursor, start)
      report(cursor, { message: 'no `.*` follows within another', hint: 'write [*]', range })
      return undefined
    }
    if (!enter(cursor)) return undefined
    const nested = parseSplatSteps(cursor, step.form)
    cursor.depth--
    if (nested === undefined) return undefined
    steps.push({ kind: 'splat', form: step.form, steps: nested, range: rangeFrom(cursor, start) })
  }
  return steps
}
