import { type Cursor, tokenRange } from '../parse/cursor.ts'
import { report, stop } from '../parse/report.ts'
import type { Range } from '../source/range.ts'

/** Reports an error, by default at the current token, and ends the parse: HCL1's first error is its last. */
export function refuse(
  cursor: Cursor,
  message: string,
  { hint, range = tokenRange(cursor) }: { hint?: string; range?: Range } = {},
): undefined {
  report(cursor, { message, ...(hint === undefined ? {} : { hint }), range })
  stop(cursor)
}
