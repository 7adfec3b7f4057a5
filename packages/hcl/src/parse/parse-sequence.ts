import { advance } from './advance.ts'
import type { TemplatePart } from '../ast.ts'
import { type Cursor, tokenRange } from './cursor.ts'
import { describeToken } from './describe-token.ts'
import { enter } from './enter.ts'
import { parseExpression } from './parse-expression.ts'
import { report } from './report.ts'
import { skipToCloser } from './skip-expression.ts'
import { endOfLine } from './skip-trivia.ts'
import { reportUnsupported } from './unsupported.ts'

/** With `end` at `${` or `%{` in a template: reads to the brace that closes it, and leaves `end` after that. */
export function parseSequence(cursor: Cursor): TemplatePart | undefined {
  const { text, locate, skipNewlines } = cursor
  const start = locate(cursor.end)
  const isDirective = text[cursor.end] === '%'
  const errors = cursor.diagnostics.length
  cursor.skipNewlines = true
  cursor.sequences++
  cursor.end += 2
  const open = { start, end: locate(cursor.end) }
  advance(cursor)
  const expression = isDirective ? skipDirective(cursor) : parseExpression(cursor)
  cursor.skipNewlines = skipNewlines
  cursor.sequences--
  if (cursor.kind !== '}') {
    if (cursor.diagnostics.length === errors) {
      const found = describeToken(cursor)
      report(cursor, { message: `\`}\` is missing before ${found}`, range: open })
    }
    goOnAfterBrace(cursor)
    return undefined
  }
  if (expression === undefined) return undefined
  const range = { start, end: locate(cursor.end) }
  const source = text.slice(start.offset, cursor.end)
  return { kind: 'interpolation', source, expression, range }
}

/** One report is enough for the directives of a template: its rest is read quietly. */
function skipDirective(cursor: Cursor): undefined {
  const what = 'template directives (`%{ … }`)'
  reportUnsupported(cursor, what, tokenRange(cursor), 'write %%{ where the text itself has %{')
  cursor.quiet++
  if (!enter(cursor)) return
  skipToCloser(cursor)
  cursor.depth--
}

/** After a broken sequence: its closing brace may still stand on the line that was read last. */
function goOnAfterBrace(cursor: Cursor): void {
  if (cursor.stopped) return
  const from = cursor.previousEnd
  const lineEnd = endOfLine(cursor.text, from)
  const brace = cursor.text.slice(from, lineEnd).indexOf('}')
  cursor.end = brace < 0 ? lineEnd : from + brace + 1
}
