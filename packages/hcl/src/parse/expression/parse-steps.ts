import type { Expression, ReferenceExpression, ReferenceStep } from '../../ast.ts'
import type { Range } from '../../source/range.ts'
import { type Cursor, rangeFrom } from '../cursor.ts'
import { growTaller } from '../enter.ts'
import { parseSplatSteps } from './parse-splat-steps.ts'
import { parseStep, type SplatMark } from './parse-step.ts'
import { skipExpression } from './skip-expression.ts'

/** After an operand, which begins at `from`: reads the steps `.name`, `[key]`, `.0`, `.*` and `[*]` that take a part of it. */
export function parseSteps(
  cursor: Cursor,
  operand: Expression,
  from: number,
): Expression | undefined {
  let object = operand
  while (cursor.kind === '.' || cursor.kind === '[') {
    const step = parseStep(cursor)
    const next = step && takeStep(cursor, object, step)
    if (next === undefined) {
      skipExpression(cursor)
      return undefined
    }
    if (next.kind === 'reference') next.source = cursor.text.slice(from, cursor.previousEnd)
    object = next
  }
  return object
}

function takeStep(
  cursor: Cursor,
  object: Expression,
  step: ReferenceStep | SplatMark,
): Expression | undefined {
  const { start } = object.range
  if (object.kind === 'reference' && isKnown(step))
    return extend(object, step, rangeFrom(cursor, start))
  if (!growTaller(cursor)) return undefined
  if (step.kind !== 'splat')
    return { kind: 'access', object, step, range: rangeFrom(cursor, start) }
  const steps = parseSplatSteps(cursor, step.form)
  const range = rangeFrom(cursor, start)
  return steps && { kind: 'splat', form: step.form, object, steps, range }
}

/** The path is still being read, so that its node may grow: a copy for each step would be quadratic in them. */
function extend(reference: ReferenceExpression, step: ReferenceStep, range: Range): Expression {
  reference.steps.push(step)
  reference.range = range
  return reference
}

/** Whether nothing needs to be evaluated to know the step. */
function isKnown(step: ReferenceStep | SplatMark): step is ReferenceStep {
  if (step.kind === 'splat') return false
  if (step.kind === 'attribute' || step.key.kind === 'literal') return true
  return step.key.kind === 'template' && step.key.parts.every(({ kind }) => kind === 'text')
}
