import { endOfIdentifier, endOfNumber, isDigit } from './characters.ts'
import type { Cursor } from './cursor.ts'
import { skipTrivia } from './skip-trivia.ts'
import { punctuationByStart, type TokenKind } from './token-kind.ts'

/** Reads the next token from `end` on. */
export function advance(cursor: Cursor): void {
  cursor.previousEnd = cursor.end
  skipTrivia(cursor)
  const { text } = cursor
  const start = cursor.end
  cursor.start = start
  if (start >= text.length) {
    cursor.kind = 'end'
    return
  }
  const code = text.charCodeAt(start)
  const identifierEnd = endOfIdentifier(text, start)
  if (identifierEnd > start) take(cursor, 'identifier', identifierEnd)
  else if (isDigit(code)) take(cursor, 'number', endOfNumber(text, start))
  else if (code === 10) take(cursor, 'newline', start + 1)
  else if (code === 13 && text[start + 1] === '\n') take(cursor, 'newline', start + 2)
  else if (code === 34) take(cursor, 'quote', start + 1)
  else if (startsHeredoc(text, start)) take(cursor, 'heredoc', endOfOpener(text, start))
  else takePunctuation(cursor)
}

export function take(cursor: Cursor, kind: TokenKind, end: number): void {
  cursor.kind = kind
  cursor.end = end
}

/** At a character that begins neither a name nor a value. */
export function takePunctuation(cursor: Cursor): void {
  const { text, start } = cursor
  const marks = punctuationByStart.get(text.charAt(start))
  const found = marks?.find((mark) => text.startsWith(mark, start))
  if (found !== undefined) take(cursor, found, start + found.length)
  else take(cursor, 'invalid', start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1))
}

/** `<<<` is a `<` before one. */
function startsHeredoc(text: string, start: number): boolean {
  return text.startsWith('<<', start) && text[start + 2] !== '<'
}

/** A heredoc's opener is `<<` or `<<-` with its marker, if one follows. */
function endOfOpener(text: string, start: number): number {
  return endOfIdentifier(text, start + (text[start + 2] === '-' ? 3 : 2))
}
