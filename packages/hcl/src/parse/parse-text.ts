import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Source } from '../source/range.ts'
import { type Cursor, createCursor, tokenRange } from './cursor.ts'
import { grammar } from './grammar.ts'
import { report, stop } from './report.ts'

/** UTF-16 code units. */
const maxLength = 4 * 1024 * 1024

/**
 * Has `read` read a text from its start, and returns that with what was reported, in the order of the text. Of a text
 * that is too long it gets to see the end alone.
 */
export function parseText<T>(
  { text }: Source,
  read: (cursor: Cursor) => T,
): { result: T; diagnostics: Diagnostic[] } {
  const cursor = createCursor({ text, grammar })
  if (text.length > maxLength) {
    const message = `the text is longer than ${maxLength} characters`
    report(cursor, { message, range: tokenRange(cursor) })
    stop(cursor)
  }
  const result = read(cursor)
  const diagnostics = cursor.diagnostics.sort(
    (one, other) => one.range.start.offset - other.range.start.offset,
  )
  return { result, diagnostics }
}
