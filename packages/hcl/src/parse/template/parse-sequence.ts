import { advance } from '../advance.ts'
import type { Cursor } from '../cursor.ts'
import { describeToken } from '../describe-token.ts'
import { report } from '../report.ts'
import { endOfLine } from '../skip-trivia.ts'
import { parseDirective } from './parse-directive.ts'
import type { Sequence } from './template-token.ts'

/** With `end` at `${` or `%{` in a template: reads to the brace that closes it, and leaves `end` after that. */
export function parseSequence(cursor: Cursor): Sequence | undefined {
  const { text, locate, skipNewlines, end: from } = cursor
  const errors = cursor.diagnostics.length
  const stripsBefore = text[from + 2] === '~'
  const start = locate(from)
  const open = { start, end: locate(from + 2) }
  cursor.skipNewlines = true
  cursor.sequences++
  cursor.end += stripsBefore ? 3 : 2
  advance(cursor)
  const content = parseContent(cursor, text[from] === '%')
  const stripsAfter = cursor.kind === '~' && text[cursor.end] === '}'
  if (stripsAfter) advance(cursor)
  cursor.skipNewlines = skipNewlines
  cursor.sequences--
  if (cursor.kind !== '}') {
    if (cursor.diagnostics.length === errors) {
      const found = cursor.kind === 'quote' ? 'the closing quote' : describeToken(cursor)
      report(cursor, { message: `\`}\` is missing before ${found}`, range: open })
    }
    goOnAfterBrace(cursor)
    return undefined
  }
  if (content === undefined) return undefined
  const range = { start, end: locate(cursor.end) }
  const token =
    content.kind === 'directive'
      ? { ...content, range }
      : { ...content, source: text.slice(from, cursor.end), range }
  return { token, stripsBefore, stripsAfter }
}

function parseContent(cursor: Cursor, isDirective: boolean) {
  if (isDirective) {
    const directive = parseDirective(cursor)
    return directive && { kind: 'directive' as const, directive }
  }
  const expression = cursor.grammar.parseExpression(cursor)
  return expression && { kind: 'interpolation' as const, expression }
}

/** After a broken sequence: its closing brace may still stand on the line that was read last. */
function goOnAfterBrace(cursor: Cursor): void {
  if (cursor.stopped) return
  const from = cursor.previousEnd
  const lineEnd = endOfLine(cursor.text, from)
  const brace = cursor.text.slice(from, lineEnd).indexOf('}')
  cursor.end = brace < 0 ? lineEnd : from + brace + 1
}
