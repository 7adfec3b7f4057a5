import type { Cursor } from '../parse/cursor.ts'
import { nameText } from '../parse/describe-token.ts'
import { advanceHcl1 } from './advance-hcl1.ts'
import type { Key } from './key.ts'
import { refuse } from './refuse.ts'

/** At a backslash: one of HCL1's escapes. */
const escapeSequence =
  /\\(?:([abfnrtv"\\])|([0-7]{3})|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8}))/y

const simple: Partial<Record<string, string>> = {
  ...{ a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' },
  ...{ '"': '"', '\\': '\\' },
}

/** At a quote: reads the string. What stands in its `${…}` is text as it is, with quotes, line breaks and all. */
export function readString(cursor: Cursor): Key | undefined {
  const { text, start: open } = cursor
  let value = ''
  let braces = 0
  for (let at = cursor.end; at < text.length; ) {
    const character = text.charAt(at)
    if (braces === 0 && character === '\n') break
    if (braces === 0 && character === '"') {
      cursor.end = at + 1
      const range = { start: cursor.locate(open), end: cursor.locate(cursor.end) }
      advanceHcl1(cursor)
      return { value, range }
    }
    if (braces === 0 && character === '\\') {
      const found = readEscape(text, at)
      if (found === undefined) return refuseEscape(cursor, at)
      value += found.character
      at = found.end
      continue
    }
    if (character === '{' && (braces > 0 || text[at - 1] === '$')) braces++
    else if (character === '}' && braces > 0) braces--
    if (character !== '\r' || text[at + 1] !== '\n') value += character
    at++
  }
  const range = { start: cursor.locate(open), end: cursor.locate(open + 1) }
  return refuse(cursor, 'the string is not closed on its line', { range })
}

function readEscape(text: string, at: number): { character: string; end: number } | undefined {
  escapeSequence.lastIndex = at
  const match = escapeSequence.exec(text)
  if (match === null) return undefined
  const [written, letter, octal, byte, ...unicode] = match
  const end = at + written.length
  if (letter !== undefined) return { character: simple[letter] ?? '', end }
  const [digits = ''] = unicode.filter((found) => found !== undefined)
  const code = octal !== undefined ? Number.parseInt(octal, 8) : Number.parseInt(byte ?? digits, 16)
  const isKnown = digits === '' ? code < 0x80 : code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
  return isKnown ? { character: String.fromCodePoint(code), end } : undefined
}

function refuseEscape(cursor: Cursor, at: number): undefined {
  const character = String.fromCodePoint(cursor.text.codePointAt(at + 1) ?? 10)
  const range = { start: cursor.locate(at), end: cursor.locate(at + 1) }
  const hint = 'write a backslash itself as \\\\, and a character beyond ASCII as \\u and 4 digits'
  return refuse(cursor, `${nameText(character)} after a backslash means nothing`, { hint, range })
}
