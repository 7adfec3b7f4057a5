import { advance } from './advance.ts'
import { type Cursor, tokenRange, tokenText } from './cursor.ts'
import { skipExpression, skipToCloser } from './skip-expression.ts'
import { reportUnsupported } from './unsupported.ts'

/** Whether a `for` expression begins here; `for` is a name like any other elsewhere. */
export function startsFor(cursor: Cursor): boolean {
  if (cursor.kind !== 'identifier' || tokenText(cursor) !== 'for') return false
  const name = /\s+[\p{ID_Start}_]/uy
  name.lastIndex = cursor.end
  return name.test(cursor.text)
}

/** Reports the `for` expression and skips it with its `closer`; line breaks then count as they did before it. */
export function skipFor(cursor: Cursor, closer: ']' | '}', skipNewlines: boolean): undefined {
  const hint = 'write the values that it stands for'
  reportUnsupported(cursor, '`for` expressions', tokenRange(cursor), hint)
  skipToCloser(cursor)
  cursor.skipNewlines = skipNewlines
  if (cursor.kind === closer) advance(cursor)
  skipExpression(cursor)
}
