import type { Diagnostic, Range } from '@longshore/hcl'
import { errorAt } from '../error-at.ts'

/** Something that may be there once, as messages call it (`port "http"`), and where it is. */
export interface Unique {
  what: string
  range: Range
}

/** An error for each of `all` that is in `taken` or earlier in the file; the hint has the line of the first. */
export function findRepeats(all: Unique[], taken: Unique[] = []): Diagnostic[] {
  const first = new Map(taken.map(({ what, range }) => [what, range]))
  const inOrder = all.toSorted((a, b) => a.range.start.offset - b.range.start.offset)
  return inOrder.flatMap(({ what, range }) => {
    const earlier = first.get(what)
    first.set(what, earlier ?? range)
    if (!earlier) return []
    return [errorAt(range, `${what} is there twice`, `the first is on line ${earlier.start.line}`)]
  })
}
