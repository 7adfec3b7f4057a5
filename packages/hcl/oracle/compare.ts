import { isDeepStrictEqual } from 'node:util'
import type { Answer, Question } from './ask-ours.ts'

export interface Difference {
  question: Question
  ours: Answer
  go: Answer
}

export interface Comparison {
  total: number
  /** How many both refused. */
  refused: number
  differences: Difference[]
}

/** Compares answers to the same questions. Two errors are the same, whatever they say. */
export async function compare(
  questions: readonly Question[],
  ours: (question: Question) => Answer,
  go: AsyncIterable<Answer>,
): Promise<Comparison> {
  const comparison: Comparison = { total: 0, refused: 0, differences: [] }
  for await (const answer of go) {
    const question = questions[comparison.total++]
    if (question === undefined || question.kind === 'variables') continue
    const own = ours(question)
    if (own.error !== undefined && answer.error !== undefined) comparison.refused++
    else if (!isSame(own, answer)) comparison.differences.push({ question, ours: own, go: answer })
  }
  return comparison
}

function isSame(ours: Answer, go: Answer): boolean {
  if (ours.error !== undefined || go.error !== undefined) return false
  // Go's JSON leaves an empty text out.
  return (ours.format ?? '') === (go.format ?? '') && isDeepStrictEqual(ours.value, go.value)
}
