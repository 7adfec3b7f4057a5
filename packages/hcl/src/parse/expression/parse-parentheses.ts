import type { Expression } from '../../ast.ts'
import { advance } from '../advance.ts'
import { startsItem } from '../body/starts-item.ts'
import { type Cursor, rangeFrom, tokenRange } from '../cursor.ts'
import { describeToken } from '../describe-token.ts'
import { reportUnclosed } from '../report.ts'
import { skipExpression, skipToCloser } from './skip-expression.ts'

/** At `(`: reads an expression to its `)`; line breaks are space. */
export function parseParentheses(cursor: Cursor): Expression | undefined {
  const open = tokenRange(cursor)
  const { skipNewlines } = cursor
  cursor.skipNewlines = true
  advance(cursor)
  const expression = cursor.grammar.parseExpression(cursor)
  if (expression !== undefined && cursor.kind !== ')') {
    const found = describeToken(cursor)
    reportUnclosed(cursor, { message: `\`)\` is missing before ${found}`, range: open })
  }
  if (cursor.kind !== ')' && !startsItem(cursor)) skipToCloser(cursor)
  cursor.skipNewlines = skipNewlines
  const isClosed = cursor.kind === ')'
  if (isClosed) advance(cursor)
  if (expression !== undefined && isClosed)
    return { kind: 'parentheses', expression, range: rangeFrom(cursor, open.start) }
  if (!startsItem(cursor)) skipExpression(cursor)
  return undefined
}
