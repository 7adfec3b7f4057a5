import { type Cursor, tokenRange } from './cursor.ts'
import type { Range } from '../source/range.ts'
import { report } from './report.ts'
import { skipExpression } from './skip-expression.ts'

/** Reports syntax of HCL2 that is recognised but not supported yet, unless it is part of such syntax. */
export function reportUnsupported(cursor: Cursor, what: string, range: Range, hint?: string): void {
  if (cursor.quiet > 0) return
  report(cursor, { message: `Longshore does not support ${what} yet`, hint, range })
}

/** The same for an expression; the cursor is then at its end. */
export function skipUnsupported(
  cursor: Cursor,
  what: string,
  range = tokenRange(cursor),
): undefined {
  reportUnsupported(cursor, what, range, 'write the value that it stands for')
  skipExpression(cursor)
}
