import type { Range } from '../source/range.ts'
import { type Cursor, tokenRange } from './cursor.ts'
import { report, stop } from './report.ts'

/** How deep blocks, lists, objects and interpolations may nest, together. */
const maxDepth = 100

/** How deep the tree of one expression may be: `a + b + c` is a sum of a sum. Whoever walks it needs no more stack. */
const maxHeight = 1000

/** Goes one level deeper; false, with an error, where that is too deep. Whoever got true takes `depth` back down. */
export function enter(cursor: Cursor, range?: Range): boolean {
  if (cursor.depth < maxDepth) {
    cursor.depth++
    return true
  }
  report(cursor, {
    message: `blocks and values are nested more than ${maxDepth} deep`,
    range: range ?? tokenRange(cursor),
  })
  stop(cursor)
  return false
}

/** Counts one more operator around what was read of an expression; false, with an error, where there are too many. */
export function growTaller(cursor: Cursor): boolean {
  cursor.height++
  if (cursor.height <= maxHeight) return true
  report(cursor, {
    message: `an expression has more than ${maxHeight} operators in a row`,
    range: tokenRange(cursor),
  })
  stop(cursor)
  return false
}
