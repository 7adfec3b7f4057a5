import type { Expression } from '../../ast.ts'
import { advance } from '../advance.ts'
import { startsItem } from '../body/starts-item.ts'
import { type Cursor, tokenRange } from '../cursor.ts'
import { describeToken } from '../describe-token.ts'
import { report, reportUnclosed } from '../report.ts'
import type { TokenKind } from '../token-kind.ts'
import { skipToCloser } from './skip-expression.ts'

const valueStarts: readonly TokenKind[] = [
  ...(['identifier', 'number', 'quote', 'heredoc', '[', '{', '('] as const),
]

export interface Elements {
  items: Expression[]
  /** Whether `...` follows the last, as it may in a call. */
  isExpanded: boolean
}

/**
 * After an opening bracket: reads what stands there, apart by commas, and goes past the `closer`. Line breaks count again
 * as `skipNewlines` says after it. `what` and `open` name the whole for the report that it is not closed.
 */
export function parseElements(
  cursor: Cursor,
  closer: ']' | ')',
  { what, open, skipNewlines }: { what: string; open: Expression['range']; skipNewlines: boolean },
): Elements | undefined {
  const elements: Elements = { items: [], isExpanded: false }
  while (cursor.kind !== closer && cursor.kind !== 'end') {
    const item = cursor.grammar.parseExpression(cursor)
    if (item !== undefined) elements.items.push(item)
    if (cursor.kind === ',') advance(cursor)
    else if (closer === ')' && cursor.kind === '...') {
      elements.isExpanded = item !== undefined
      advance(cursor)
      break
    } else if (!valueStarts.includes(cursor.kind) || startsItem(cursor)) break
    else if (item !== undefined) {
      const message = `a comma is missing before ${describeToken(cursor)}`
      report(cursor, { message, range: tokenRange(cursor) })
    }
  }
  const isClosed = cursor.kind === closer
  if (!isClosed) {
    const before = elements.isExpanded ? `\`${closer}\`` : `\`${closer}\` or a comma`
    const message = `${what} is not closed: ${before} is missing before ${describeToken(cursor)}`
    reportUnclosed(cursor, { message, range: open })
    if (!startsItem(cursor)) skipToCloser(cursor)
  }
  cursor.skipNewlines = skipNewlines
  if (cursor.kind === closer) advance(cursor)
  return isClosed ? elements : undefined
}
