import { take, takePunctuation } from '../parse/advance.ts'
import { isDigit } from '../parse/characters.ts'
import type { Cursor } from '../parse/cursor.ts'
import { skipTrivia } from '../parse/skip-trivia.ts'

/** A name may have dots. */
const identifier = /[\p{L}_][\p{L}\p{Nd}_.-]*/uy

/** Also hexadecimal; a leading 0 makes one without fraction and exponent octal. */
const number = /-?(?:0[xX][\da-fA-F]+|(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)/y

/** Reads the next token of HCL1 from `end` on. Line breaks are space. */
export function advanceHcl1(cursor: Cursor): void {
  cursor.previousEnd = cursor.end
  cursor.skipNewlines = true
  skipTrivia(cursor)
  const { text } = cursor
  const start = cursor.end
  cursor.start = start
  const code = text.charCodeAt(start)
  const identifierEnd = endOf(identifier, text, start)
  if (start >= text.length) cursor.kind = 'end'
  else if (identifierEnd > start) take(cursor, 'identifier', identifierEnd)
  else if (code === 34) take(cursor, 'quote', start + 1)
  else if (isDigit(code) || code === 45 || code === 46) takeNumber(cursor)
  else if (text.startsWith('<<', start)) take(cursor, 'heredoc', start + 2)
  else takePunctuation(cursor)
}

function takeNumber(cursor: Cursor): void {
  const end = endOf(number, cursor.text, cursor.start)
  if (end > cursor.start) take(cursor, 'number', end)
  else takePunctuation(cursor)
}

/** Where what `pattern` stands for ends; `offset` itself where there is none. */
function endOf(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset
  return pattern.test(text) ? pattern.lastIndex : offset
}
