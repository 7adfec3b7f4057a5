import type { Cursor } from '../cursor.ts'
import { nameText } from '../describe-token.ts'
import { report } from '../report.ts'

const simple: Partial<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  '\\': '\\',
}

/** At a backslash in a string: reads the escape and returns the character it stands for. */
export function readEscape(cursor: Cursor): string {
  const { text, end: start } = cursor
  const letter = String.fromCodePoint(text.codePointAt(start + 1) ?? 10)
  if (letter === 'u' || letter === 'U') return readUnicodeEscape(cursor, letter === 'u' ? 4 : 8)
  const character = Object.hasOwn(simple, letter) ? simple[letter] : undefined
  if (character !== undefined) {
    cursor.end = start + 2
    return character
  }
  cursor.end = letter === '\n' ? start + 1 : start + 1 + letter.length
  const problem = `${nameText(letter)} after a backslash means nothing`
  return reportEscape(cursor, start, problem, 'write a backslash itself as \\\\')
}

function readUnicodeEscape(cursor: Cursor, length: number): string {
  const { text, end: start } = cursor
  const [digits = ''] = /^[\da-f]*/i.exec(text.slice(start + 2, start + 2 + length)) ?? []
  const codePoint = Number.parseInt(digits, 16)
  cursor.end = start + 2 + digits.length
  const written = text.slice(start, cursor.end)
  if (digits.length < length)
    return reportEscape(
      cursor,
      start,
      `${length} hexadecimal digits follow \`${written.slice(0, 2)}\``,
    )
  if (codePoint <= 0x10ffff && (codePoint < 0xd800 || codePoint > 0xdfff))
    return String.fromCodePoint(codePoint)
  const hint = 'write a character beyond U+FFFF with \\U and 8 digits'
  return reportEscape(cursor, start, `\`${written}\` is no Unicode character`, hint)
}

function reportEscape(cursor: Cursor, start: number, message: string, hint?: string): string {
  const { locate, end } = cursor
  report(cursor, { message, hint, range: { start: locate(start), end: locate(end) } })
  return ''
}
