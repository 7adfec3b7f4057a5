import { isDeepStrictEqual } from 'node:util'
import type { Answer, Question } from './ask-ours.ts'
import { type Difference, knownDifferences } from './known-differences.ts'

export interface Comparison {
  total: number
  /** How many both refused. */
  refused: number
  /** How many differ as they are meant to, by why. */
  known: Map<string, number>
  /** All others. */
  differences: Difference[]
}

/** Compares answers to the same questions. Two errors are the same, whatever they say. */
export async function compare(
  questions: readonly Question[],
  ours: (question: Question) => Answer,
  go: AsyncIterable<Answer>,
): Promise<Comparison> {
  const comparison: Comparison = { total: 0, refused: 0, known: new Map(), differences: [] }
  let index = 0
  for await (const answer of go) {
    const question = questions[index++]
    if (question === undefined || question.kind === 'variables') continue
    comparison.total++
    const difference = { question, ours: ours(question), go: answer }
    if (difference.ours.error !== undefined && answer.error !== undefined) comparison.refused++
    else if (!isSame(difference)) note(comparison, difference)
  }
  return comparison
}

function note({ known, differences }: Comparison, difference: Difference): void {
  const found = knownDifferences.find(({ covers }) => covers(difference))
  if (found) known.set(found.why, (known.get(found.why) ?? 0) + 1)
  else differences.push(difference)
}

function isSame({ ours, go }: Difference): boolean {
  if (ours.error !== undefined || go.error !== undefined) return false
  // Go's JSON leaves an empty text out.
  return (ours.format ?? '') === (go.format ?? '') && isDeepStrictEqual(ours.value, go.value)
}
