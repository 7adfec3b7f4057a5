import { type Cursor, tokenRange } from './cursor.ts'
import { report, stop } from './report.ts'

/** How deep blocks, lists, objects and interpolations may nest, together. */
const maxDepth = 100

/** Goes one level deeper; false, with an error, where that is too deep. Whoever got true takes `depth` back down. */
export function enter(cursor: Cursor): boolean {
  if (cursor.depth < maxDepth) {
    cursor.depth++
    return true
  }
  report(cursor, {
    message: `blocks and values are nested more than ${maxDepth} deep`,
    range: tokenRange(cursor),
  })
  stop(cursor)
  return false
}
