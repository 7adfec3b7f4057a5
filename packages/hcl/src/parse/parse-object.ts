import { advance } from './advance.ts'
import type { Expression, ObjectEntry } from '../ast.ts'
import { type Cursor, rangeFrom, tokenRange, tokenText } from './cursor.ts'
import { describeToken } from './describe-token.ts'
import { parseQuoted } from './parse-quoted.ts'
import { report, reportUnclosed } from './report.ts'
import { reportForeignQuote } from './report-foreign-quote.ts'
import { skipExpression } from './skip-expression.ts'
import { skipFor, startsFor } from './skip-for.ts'
import { skipUnsupported } from './unsupported.ts'

/** At `{`: reads an object, whose entries are apart by commas or line breaks. */
export function parseObject(cursor: Cursor): Expression | undefined {
  const open = tokenRange(cursor)
  const { skipNewlines } = cursor
  cursor.skipNewlines = false
  advance(cursor)
  skipNewlineTokens(cursor)
  if (startsFor(cursor)) return skipFor(cursor, '}', skipNewlines)
  const entries = parseEntries(cursor)
  cursor.skipNewlines = skipNewlines
  if (cursor.kind === '}') {
    advance(cursor)
    return { kind: 'object', entries, range: rangeFrom(cursor, open.start) }
  }
  reportUnclosed(cursor, { message: 'the object is not closed: `}` is missing', range: open })
  return undefined
}

function parseEntries(cursor: Cursor): ObjectEntry[] {
  const entries: ObjectEntry[] = []
  while (cursor.kind !== '}' && cursor.kind !== 'end') {
    const entry = parseEntry(cursor)
    if (entry !== undefined) entries.push(entry)
    if (cursor.kind === ',') advance(cursor)
    else if (entry !== undefined) checkSeparator(cursor)
    else if (cursor.kind === ']' || cursor.kind === ')') advance(cursor)
    skipNewlineTokens(cursor)
  }
  return entries
}

function parseEntry(cursor: Cursor): ObjectEntry | undefined {
  const key = parseKey(cursor)
  if (key === undefined) return undefined
  if (cursor.kind === '=' || cursor.kind === ':') {
    advance(cursor)
    const value = cursor.grammar.parseExpression(cursor)
    return value && { key, value }
  }
  const isDotted = key.kind === 'reference' && (cursor.kind === '.' || cursor.kind === '[')
  report(cursor, {
    message: isDotted
      ? 'a key of an object is one name, or text in quotes'
      : `\`=\` is missing after the key: found ${describeToken(cursor)}`,
    range: tokenRange(cursor),
  })
  skipExpression(cursor)
}

/** A bare name is a key by itself: a reference without steps. */
function parseKey(cursor: Cursor): Expression | undefined {
  const range = tokenRange(cursor)
  const text = tokenText(cursor)
  if (cursor.kind === 'quote') return parseQuoted(cursor)
  if (cursor.kind === '(') return skipUnsupported(cursor, 'keys in parentheses')
  if (cursor.kind === 'identifier') {
    advance(cursor)
    return { kind: 'reference', root: text, steps: [], source: text, range }
  }
  if (cursor.kind === 'number') {
    advance(cursor)
    return { kind: 'literal', literal: { type: 'number', text }, range }
  }
  if (!reportForeignQuote(cursor))
    report(cursor, { message: `a key is missing: found ${describeToken(cursor)}`, range })
  skipExpression(cursor)
}

function checkSeparator(cursor: Cursor): void {
  const { kind, newlineBefore } = cursor
  if (kind === 'newline' || kind === '}' || kind === 'end' || newlineBefore) return
  report(cursor, {
    message: `a comma or a new line is missing before ${describeToken(cursor)}`,
    range: tokenRange(cursor),
  })
  if (kind === ']' || kind === ')') advance(cursor)
}

function skipNewlineTokens(cursor: Cursor): void {
  while (cursor.kind === 'newline') advance(cursor)
}
