import type { Expression } from '../ast.ts'
import { type Cursor, tokenRange, tokenText } from '../parse/cursor.ts'
import { describeToken, shorten } from '../parse/describe-token.ts'
import { report, stop } from '../parse/report.ts'
import { reportForeignQuote } from '../parse/report-foreign-quote.ts'
import { advanceJson } from './advance-json.ts'
import { parseList } from './parse-list.ts'
import { type JsonString, readString } from './read-string.ts'

export type ParseValue = (cursor: Cursor) => Expression | undefined

/** A property of an object. */
export interface Member {
  name: JsonString
  value: Expression
}

/** At `{`: reads the properties of an object, and goes past its `}`. */
export function parseMembers(cursor: Cursor, parseValue: ParseValue): Member[] {
  return parseList(cursor, '}', (at) => parseMember(at, parseValue))
}

function parseMember(cursor: Cursor, parseValue: ParseValue): Member | undefined {
  const name = parseName(cursor)
  if (cursor.kind === '=') {
    const hint = 'write :'
    const message = 'a name and its value are apart by `:` in JSON, not by `=`'
    report(cursor, { message, hint, range: tokenRange(cursor) })
  } else if (cursor.kind !== ':') {
    const message = `\`:\` is missing after the name: found ${describeToken(cursor)}`
    report(cursor, { message, range: tokenRange(cursor) })
    stop(cursor)
    return undefined
  }
  advanceJson(cursor)
  const value = parseValue(cursor)
  return name && value && { name, value }
}

function parseName(cursor: Cursor): JsonString | undefined {
  if (cursor.kind === 'quote') return readString(cursor)
  const word = tokenText(cursor)
  const range = tokenRange(cursor)
  if (cursor.kind === 'identifier') {
    const hint = `write "${shorten(word)}"`
    report(cursor, { message: 'a name stands in double quotes in JSON', hint, range })
    advanceJson(cursor)
  } else if (!reportForeignQuote(cursor, advanceJson)) {
    report(cursor, { message: `a name is missing: found ${describeToken(cursor)}`, range })
    stop(cursor)
  }
  return undefined
}
