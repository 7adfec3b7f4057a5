import { advance } from '../advance.ts'
import { type Cursor, tokenRange } from '../cursor.ts'
import { describeToken } from '../describe-token.ts'
import { isEndOfLine, skipLine } from '../expression/skip-expression.ts'
import { report } from '../report.ts'
import { looksLikeItem } from './starts-item.ts'

/** After an attribute or block: its line must end here, and where it does not, what goes on there is read or skipped. */
export function endLine(cursor: Cursor, item: 'attribute' | 'block'): void {
  if (isEndOfLine(cursor)) return
  const range = tokenRange(cursor)
  if (cursor.kind === ',' || cursor.kind === ';') {
    const message = `no \`${cursor.kind}\` follows ${item === 'block' ? 'a block' : 'an attribute'}`
    report(cursor, { message, hint: 'each one stands on a line of its own', range })
    advance(cursor)
    return
  }
  const isGlued = item === 'attribute' && cursor.start === cursor.previousEnd
  report(cursor, {
    message: `a new line is missing after the ${item}: found ${describeToken(cursor)}`,
    hint: isGlued ? 'text stands in quotes, also where it begins with a number' : undefined,
    range,
  })
  if (cursor.kind !== 'identifier' || !looksLikeItem(cursor)) skipLine(cursor)
}
