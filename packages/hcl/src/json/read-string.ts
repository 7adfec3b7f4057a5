import { type Cursor, rangeFrom } from '../parse/cursor.ts'
import { nameText } from '../parse/describe-token.ts'
import { report } from '../parse/report.ts'
import type { Range } from '../source/range.ts'
import { advanceJson } from './advance-json.ts'

export interface JsonString {
  value: string
  range: Range
  /** Where in the source the code unit of `value` at an index begins, or its end. */
  offsetOf(index: number): number
}

const simple: Partial<Record<string, string>> = {
  ...{ b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' },
  ...{ '"': '"', '\\': '\\', '/': '/' },
}

/** Characters that stand for themselves. */
const plain = /[^"\\\p{Cc}]+/uy

/** At a quote: reads a string. What is wrong in it is reported, and left out. */
export function readString(cursor: Cursor): JsonString {
  const { text, locate, end: from } = cursor
  const start = locate(cursor.start)
  /** Empty as long as there are no escapes: then the units follow one another. */
  const offsets: number[] = []
  let value = ''
  while (cursor.end < text.length && text[cursor.end] !== '"' && text[cursor.end] !== '\n') {
    const at = cursor.end
    plain.lastIndex = at
    const run = plain.exec(text)?.[0]
    if (run !== undefined) cursor.end += run.length
    const added = run ?? readSpecial(cursor)
    if (run === undefined && offsets.length === 0)
      for (let unit = 0; unit < value.length; unit++) offsets.push(from + unit)
    value += added
    if (run === undefined || offsets.length > 0)
      for (let unit = 0; unit < added.length; unit++)
        offsets.push(run === undefined ? at : at + unit)
  }
  const end = cursor.end
  if (text[end] === '"') cursor.end++
  else {
    const hint = 'end it with ", and write a line break as \\n'
    const range = { start, end: locate(start.offset + 1) }
    report(cursor, { message: 'the string is not closed on its line', hint, range })
  }
  advanceJson(cursor)
  const hasEscapes = value.length !== end - from
  const offsetOf = (index: number) => (hasEscapes ? (offsets[index] ?? end) : from + index)
  return { value, range: rangeFrom(cursor, start), offsetOf }
}

/** Reads an escape, or a control character, which cannot stand for itself. */
function readSpecial(cursor: Cursor): string {
  const { text, locate, end: at } = cursor
  const [written = '', hex] = /^\\(?:u([\da-fA-F]{4})|.)|^./su.exec(text.slice(at, at + 6)) ?? []
  cursor.end += written.length
  if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16))
  const found = written.startsWith('\\') ? simple[written.slice(1)] : undefined
  if (found !== undefined) return found
  const range = { start: locate(at), end: locate(cursor.end) }
  if (!written.startsWith('\\')) {
    const message = `${nameText(written)} cannot stand in a JSON string`
    const hint = `write \\u${(written.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`
    report(cursor, { message, hint, range })
  } else if (written === '\\u')
    report(cursor, { message: '4 hexadecimal digits follow `\\u`', range })
  else {
    const message = `${nameText(written.slice(1))} after a backslash means nothing`
    report(cursor, { message, hint: 'write a backslash itself as \\\\', range })
  }
  return ''
}
