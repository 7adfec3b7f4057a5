import type { Range } from '../source/range.ts'

/** A text of the source: the name of an attribute or block, a label, a string, a heredoc. */
export interface Key {
  value: string
  range: Range
}
