import { take, takePunctuation } from '../parse/advance.ts'
import { endOfIdentifier } from '../parse/characters.ts'
import type { Cursor } from '../parse/cursor.ts'
import { report, stop } from '../parse/report.ts'
import { endOfLine } from '../parse/skip-trivia.ts'

/** What is meant as a number, also where JSON has it otherwise. */
const number = /[-+]?\.?\d[\w.]*(?:(?<=[eE])[-+]\d*)?/y

/** Reads the next token of JSON from `end` on. Comments, which JSON has not, are reported and skipped. */
export function advanceJson(cursor: Cursor): void {
  cursor.previousEnd = cursor.end
  const { text } = cursor
  for (;;) {
    const code = text.charCodeAt(cursor.end)
    if (code === 32 || code === 10 || code === 13 || code === 9) cursor.end++
    else if (!skipComment(cursor)) break
  }
  const start = cursor.end
  cursor.start = start
  number.lastIndex = start
  const identifierEnd = endOfIdentifier(text, start)
  if (start >= text.length) cursor.kind = 'end'
  else if (text[start] === '"') take(cursor, 'quote', start + 1)
  else if (identifierEnd > start) take(cursor, 'identifier', identifierEnd)
  else if (number.test(text)) take(cursor, 'number', number.lastIndex)
  else takePunctuation(cursor)
}

function skipComment(cursor: Cursor): boolean {
  const { text, end: start, locate } = cursor
  const isBlock = text.startsWith('/*', start)
  if (!isBlock && text[start] !== '#' && !text.startsWith('//', start)) return false
  const close = isBlock ? text.indexOf('*/', start + 2) : endOfLine(text, start)
  const hint = 'leave it out, or write it as a property with the name "//"'
  const range = { start: locate(start), end: locate(start + (text[start] === '#' ? 1 : 2)) }
  report(cursor, { message: 'JSON has no comments', hint, range })
  if (close < 0) stop(cursor)
  else cursor.end = isBlock ? close + 2 : close
  return close >= 0
}
