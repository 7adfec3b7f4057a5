import type { Cursor } from './cursor.ts'
import { report, stop } from './report.ts'

/** Moves `end` over spaces, comments and, where they are mere space, line breaks. */
export function skipTrivia(cursor: Cursor): void {
  const { text } = cursor
  cursor.newlineBefore = false
  for (;;) {
    const code = text.charCodeAt(cursor.end)
    if (code === 32 || code === 9) cursor.end++
    else if (code === 10 || (code === 13 && text.charCodeAt(cursor.end + 1) === 10)) {
      if (!cursor.skipNewlines) return
      cursor.newlineBefore = true
      cursor.end += code === 10 ? 1 : 2
    } else if (code === 35 || (code === 47 && text.charCodeAt(cursor.end + 1) === 47))
      cursor.end = endOfLine(text, cursor.end)
    else if (code === 47 && text.charCodeAt(cursor.end + 1) === 42) skipBlockComment(cursor)
    else return
  }
}

/** The offset of the line break that ends the line of `offset`, or of the text's end. */
export function endOfLine(text: string, offset: number): number {
  const newline = text.indexOf('\n', offset)
  return newline < 0 ? text.length : newline
}

function skipBlockComment(cursor: Cursor): void {
  const { text, locate } = cursor
  const start = cursor.end
  const close = text.indexOf('*/', start + 2)
  if (close >= 0) {
    cursor.end = close + 2
    return
  }
  report(cursor, {
    message: 'this comment is not closed',
    hint: 'end it with */',
    range: { start: locate(start), end: locate(start + 2) },
  })
  stop(cursor)
}
