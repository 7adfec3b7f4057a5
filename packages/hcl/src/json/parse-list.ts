import { type Cursor, isAt, tokenRange } from '../parse/cursor.ts'
import { describeToken } from '../parse/describe-token.ts'
import { enter } from '../parse/enter.ts'
import { report, reportUnclosed, stop } from '../parse/report.ts'
import type { TokenKind } from '../parse/token-kind.ts'
import { advanceJson } from './advance-json.ts'

const starts: readonly TokenKind[] = ['quote', 'number', 'identifier', 'invalid', '[', '{']

/** At an opening bracket: reads what stands between it and its `closer`, apart by commas. */
export function parseList<T>(
  cursor: Cursor,
  closer: ']' | '}',
  parseOne: (cursor: Cursor) => T | undefined,
): T[] {
  const found: T[] = []
  if (!enter(cursor)) return found
  const open = tokenRange(cursor)
  advanceJson(cursor)
  while (cursor.kind !== closer && cursor.kind !== 'end') {
    const one = parseOne(cursor)
    if (one !== undefined) found.push(one)
    if (isAt(cursor, closer) || isAt(cursor, 'end')) break
    if (cursor.kind === ',') skipComma(cursor, closer)
    else if (starts.includes(cursor.kind)) {
      const message = `a comma is missing before ${describeToken(cursor)}`
      report(cursor, { message, range: tokenRange(cursor) })
    } else {
      const message = `\`${closer}\` or a comma is missing before ${describeToken(cursor)}`
      report(cursor, { message, range: tokenRange(cursor) })
      stop(cursor)
    }
  }
  cursor.depth--
  if (cursor.kind === closer) advanceJson(cursor)
  else reportUnclosed(cursor, { message: `\`${closer}\` is missing`, range: open })
  return found
}

function skipComma(cursor: Cursor, closer: TokenKind): void {
  const range = tokenRange(cursor)
  advanceJson(cursor)
  if (cursor.kind !== closer) return
  report(cursor, {
    message: `no comma stands before \`${closer}\` in JSON`,
    hint: 'leave it out',
    range,
  })
}
