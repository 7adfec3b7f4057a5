import { advance } from './advance.ts'
import type { Expression } from '../ast.ts'
import { type Cursor, rangeFrom, tokenRange } from './cursor.ts'
import { describeToken } from './describe-token.ts'
import { report, reportUnclosed } from './report.ts'
import { skipFor, startsFor } from './skip-for.ts'
import { startsItem } from './starts-item.ts'
import type { TokenKind } from './token-kind.ts'

const valueStarts: readonly TokenKind[] = ['identifier', 'number', 'quote', 'heredoc', '[', '{']

/** At `[`: reads a list, whose items are apart by commas; line breaks are space. */
export function parseTuple(cursor: Cursor): Expression | undefined {
  const open = tokenRange(cursor)
  const { skipNewlines } = cursor
  cursor.skipNewlines = true
  advance(cursor)
  if (startsFor(cursor)) return skipFor(cursor, ']', skipNewlines)
  const items = parseItems(cursor)
  cursor.skipNewlines = skipNewlines
  if (cursor.kind === ']') {
    advance(cursor)
    return { kind: 'tuple', items, range: rangeFrom(cursor, open.start) }
  }
  reportUnclosed(cursor, {
    message: `the list is not closed: \`]\` or a comma is missing before ${describeToken(cursor)}`,
    range: open,
  })
  return undefined
}

/** Goes to the closing bracket, or to what cannot belong to the list. */
function parseItems(cursor: Cursor): Expression[] {
  const items: Expression[] = []
  while (cursor.kind !== ']' && cursor.kind !== 'end') {
    const item = cursor.grammar.parseExpression(cursor)
    if (item !== undefined) items.push(item)
    if (cursor.kind === ',') advance(cursor)
    else if (!valueStarts.includes(cursor.kind) || startsItem(cursor)) break
    else if (item !== undefined) {
      const message = `a comma is missing before ${describeToken(cursor)}`
      report(cursor, { message, range: tokenRange(cursor) })
    }
  }
  return items
}
