import type { Expression, ObjectEntry } from '../../ast.ts'
import { advance } from '../advance.ts'
import { type Cursor, rangeFrom, tokenRange, tokenText } from '../cursor.ts'
import { describeToken, shorten } from '../describe-token.ts'
import { report, reportUnclosed } from '../report.ts'
import { reportForeignQuote } from '../report-foreign-quote.ts'
import type { TokenKind } from '../token-kind.ts'
import { fail } from './fail.ts'
import { parseFor, startsFor } from './parse-for.ts'
import { skipExpression } from './skip-expression.ts'

const keyStarts: readonly TokenKind[] = [
  ...(['number', 'quote', 'heredoc', '(', '[', '{', '-', '!'] as const),
]

/** At `{`: reads an object, whose entries are apart by commas or line breaks. */
export function parseObject(cursor: Cursor): Expression | undefined {
  const open = tokenRange(cursor)
  const { skipNewlines } = cursor
  cursor.skipNewlines = false
  advance(cursor)
  skipNewlineTokens(cursor)
  if (startsFor(cursor)) return parseFor(cursor, '}', { open, skipNewlines })
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
  if (cursor.kind !== '=' && cursor.kind !== ':')
    return fail(cursor, `\`=\` is missing after the key: found ${describeToken(cursor)}`)
  advance(cursor)
  const value = cursor.grammar.parseExpression(cursor)
  return value && { key, value }
}

/** A bare name is a key by itself, also `true` and `null`: a reference without steps. */
function parseKey(cursor: Cursor): Expression | undefined {
  const isNamed = cursor.kind === 'identifier'
  const root = tokenText(cursor)
  if (!isNamed && !keyStarts.includes(cursor.kind)) return reportNoKey(cursor)
  const key = cursor.grammar.parseExpression(cursor)
  if (isNamed && key?.kind === 'literal')
    return { kind: 'reference', root, steps: [], source: root, range: key.range }
  if (key?.kind === 'reference' && key.steps.length > 0) {
    const hint = `write "${shorten(key.source)}", or (${shorten(key.source)}) for the value of that name`
    const message = 'a key of an object is one name, or text in quotes'
    report(cursor, { message, hint, range: key.range })
  }
  return key
}

function reportNoKey(cursor: Cursor): undefined {
  if (!reportForeignQuote(cursor)) {
    const message = `a key is missing: found ${describeToken(cursor)}`
    report(cursor, { message, range: tokenRange(cursor) })
  }
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
