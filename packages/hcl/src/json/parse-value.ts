import type { Expression, LiteralExpression } from '../ast.ts'
import { type Cursor, rangeFrom, tokenRange, tokenText } from '../parse/cursor.ts'
import { describeToken, nameText, shorten } from '../parse/describe-token.ts'
import { report, stop } from '../parse/report.ts'
import { reportForeignQuote } from '../parse/report-foreign-quote.ts'
import { advanceJson } from './advance-json.ts'
import { parseList } from './parse-list.ts'
import { parseMembers } from './parse-members.ts'
import { readString } from './read-string.ts'
import { toTemplate } from './to-template.ts'

/** Reads any value. One that JSON does not know is reported and skipped. */
export function parseValue(cursor: Cursor): Expression | undefined {
  const start = cursor.locate(cursor.start)
  switch (cursor.kind) {
    case 'quote':
      return toTemplate(cursor, readString(cursor))
    case 'number':
      return parseNumber(cursor)
    case 'identifier':
      return parseWord(cursor)
    case '{': {
      const members = parseMembers(cursor, parseValue)
      const entries = members.map(({ name, value }) => ({ key: toTemplate(cursor, name), value }))
      return { kind: 'object', entries, range: rangeFrom(cursor, start) }
    }
    case '[': {
      const items = parseList(cursor, ']', parseValue)
      return { kind: 'tuple', items, range: rangeFrom(cursor, start) }
    }
    default:
      return reportNoValue(cursor)
  }
}

function parseNumber(cursor: Cursor): LiteralExpression | undefined {
  const text = tokenText(cursor)
  if (/^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text))
    return parseLiteral(cursor, { type: 'number', text })
  const hint = 'write a number as 1, -1.5 or 1e3, and other text in quotes'
  const message = `${nameText(text)} is no number of JSON`
  report(cursor, { message, hint, range: tokenRange(cursor) })
  advanceJson(cursor)
  return undefined
}

function parseWord(cursor: Cursor): LiteralExpression | undefined {
  const word = tokenText(cursor)
  if (word === 'null') return parseLiteral(cursor, { type: 'null' })
  if (word === 'true' || word === 'false')
    return parseLiteral(cursor, { type: 'bool', value: word === 'true' })
  const hint = `write "${shorten(word)}", or "\${${shorten(word)}}" for the value of that name`
  report(cursor, {
    message: 'text stands in double quotes in JSON',
    hint,
    range: tokenRange(cursor),
  })
  advanceJson(cursor)
  return undefined
}

function parseLiteral(cursor: Cursor, literal: LiteralExpression['literal']): LiteralExpression {
  const range = tokenRange(cursor)
  advanceJson(cursor)
  return { kind: 'literal', literal, range }
}

function reportNoValue(cursor: Cursor): undefined {
  if (reportForeignQuote(cursor, advanceJson)) return
  const message = `a value is missing: found ${describeToken(cursor)}`
  report(cursor, { message, range: tokenRange(cursor) })
  if (cursor.kind !== ',' && cursor.kind !== '}' && cursor.kind !== ']') stop(cursor)
}
