import type { Range } from '../../source/range.ts'
import { type Cursor, tokenRange } from '../cursor.ts'
import { report } from '../report.ts'
import { skipExpression } from './skip-expression.ts'

/** Reports what is wrong with an expression, by default at the current token, and skips what is left of it. */
export function fail(
  cursor: Cursor,
  message: string,
  { hint, range = tokenRange(cursor) }: { hint?: string; range?: Range } = {},
): undefined {
  report(cursor, { message, ...(hint === undefined ? {} : { hint }), range })
  skipExpression(cursor)
}
