import { advance } from './advance.ts'
import type { TemplateExpression, TemplatePart } from '../ast.ts'
import { type Cursor, rangeFrom, tokenRange } from './cursor.ts'
import { parseSequenceUntil } from './parse-sequence-until.ts'
import { readEscape } from './read-escape.ts'
import { report } from './report.ts'
import { endOfLine } from './skip-trivia.ts'

/** At a quote: reads the string, which ends on its line. */
export function parseQuoted(cursor: Cursor): TemplateExpression | undefined {
  const { quiet } = cursor
  const template = readTemplate(cursor)
  cursor.quiet = quiet
  return template
}

function readTemplate(cursor: Cursor): TemplateExpression | undefined {
  const open = tokenRange(cursor)
  const parts: TemplatePart[] = []
  while (isBeforeEndOfLine(cursor)) {
    if (cursor.text[cursor.end] === '"') {
      cursor.end++
      advance(cursor)
      return { kind: 'template', parts, range: rangeFrom(cursor, open.start) }
    }
    const errors = cursor.diagnostics.length
    const part =
      readText(cursor) ??
      parseSequenceUntil(cursor, (from, to) => findMissedEnd(cursor.text, from, to))
    if (part !== undefined) parts.push(part)
    else if (!isBeforeEndOfLine(cursor) && cursor.diagnostics.length > errors) {
      advance(cursor)
      return undefined
    }
  }
  report(cursor, {
    message: 'the string is not closed on its line',
    hint: 'end it with ", and write a line break as \\n or the whole text as a heredoc (<<EOT)',
    range: open,
  })
  advance(cursor)
  return undefined
}

function isBeforeEndOfLine({ text, end }: Cursor): boolean {
  return end < text.length && text.charCodeAt(end) !== 10
}

/** The end of the string's line, if a sequence went past it to a line where neither the string nor a sequence goes on. */
function findMissedEnd(text: string, from: number, to: number): number | undefined {
  const lineEnd = endOfLine(text, from)
  if (to <= lineEnd) return undefined
  return /"|[$%]\{/.test(text.slice(to, endOfLine(text, to))) ? undefined : lineEnd
}

/** Reads up to the closing quote, a `${` or `%{`, or the end of the line; undefined where there is no text. */
function readText(cursor: Cursor): TemplatePart | undefined {
  const { text } = cursor
  const from = cursor.end
  let value = ''
  let copied = from
  while (isBeforeEndOfLine(cursor)) {
    const at = cursor.end
    const character = text[at]
    if (character === '"') break
    if (character === '\\') {
      value += text.slice(copied, at) + readEscape(cursor)
      copied = cursor.end
    } else if (character === '$' || character === '%') {
      if (text[at + 1] === '{') break
      const isEscape = text[at + 1] === character && text[at + 2] === '{'
      if (isEscape) {
        value += text.slice(copied, at + 1)
        copied = at + 2
      }
      cursor.end += isEscape ? 3 : 1
    } else cursor.end++
  }
  if (cursor.end === from) return undefined
  const start = cursor.locate(from)
  value += text.slice(copied, cursor.end)
  return { kind: 'text', value, range: { start, end: cursor.locate(cursor.end) } }
}
