import type { Range } from '../source/range.ts'

/** Something to say about a place in a source. Errors mean that no result may be used. */
export interface Diagnostic {
  severity: 'error' | 'warning'
  /** What is wrong, without the place: one sentence, no final full stop. */
  message: string
  /** What would be right: one sentence, which begins in lower case as it is printed after `hint: `. */
  hint?: string
  range: Range
}
