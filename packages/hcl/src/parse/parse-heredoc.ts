import { advance } from './advance.ts'
import type { TemplateExpression, TemplatePart } from '../ast.ts'
import { type Cursor, rangeFrom, tokenRange } from './cursor.ts'
import { nameText, shorten } from './describe-token.ts'
import { parseSequenceUntil } from './parse-sequence-until.ts'
import { removeIndent } from './remove-indent.ts'
import { report, reportUnclosed } from './report.ts'
import { endOfLine } from './skip-trivia.ts'

/** At `<<EOT` or `<<-EOT`: reads to the line that holds the marker alone. */
export function parseHeredoc(cursor: Cursor): TemplateExpression | undefined {
  const { quiet } = cursor
  const template = readTemplate(cursor)
  cursor.quiet = quiet
  return template
}

function readTemplate(cursor: Cursor): TemplateExpression | undefined {
  const open = tokenRange(cursor)
  const opener = readOpener(cursor)
  if (opener === undefined) {
    advance(cursor)
    return undefined
  }
  const parts: TemplatePart[] = []
  while (cursor.end < cursor.text.length) {
    const markerEnd = endOfMarkerLine(cursor.text, opener.marker, cursor.end)
    if (markerEnd !== undefined) {
      cursor.end = markerEnd
      advance(cursor)
      const kept = opener.indented ? removeIndent(parts, cursor.text) : parts
      return {
        kind: 'template',
        parts: kept.map(withoutEscapes),
        range: rangeFrom(cursor, open.start),
      }
    }
    const part =
      readText(cursor, opener.marker) ??
      parseSequenceUntil(cursor, (from, to) => findMissedEnd(cursor.text, opener.marker, from, to))
    if (part !== undefined) parts.push(part)
  }
  advance(cursor)
  reportUnclosed(cursor, {
    message: `the heredoc ${nameText(opener.marker)} is not closed`,
    hint: `write ${shorten(opener.marker)} alone on the line after it`,
    range: open,
  })
  return undefined
}

/** Goes to the first line of the text; an opener in a shell's spelling is reported, and read as it was meant. */
function readOpener(cursor: Cursor): { marker: string; indented: boolean } | undefined {
  const { text, start } = cursor
  const line = text.slice(start, endOfLine(text, start))
  const match = /^<<([-~]?)\s*(["']?)([\p{ID_Start}_][\p{ID_Continue}-]*)\2\s*$/u.exec(line)
  const [, indent = '', , marker = ''] = match ?? []
  if (match === null || !line.startsWith(`<<${indent === '-' ? '-' : ''}${marker}`)) {
    const hint = 'begin a heredoc with << or <<-, a name such as EOT, and a new line'
    report(cursor, { message: 'this is no heredoc', hint, range: tokenRange(cursor) })
  }
  if (match === null) return undefined
  cursor.end = Math.min(start + line.length + 1, text.length)
  return { marker, indented: indent !== '' }
}

/** The start of the line that closes the heredoc, if a sequence went past it. */
function findMissedEnd(text: string, marker: string, from: number, to: number): number | undefined {
  for (let at = endOfLine(text, from) + 1; at < to; at = endOfLine(text, at) + 1)
    if (endOfMarkerLine(text, marker, at) !== undefined) return at
  return undefined
}

/** Where the marker ends, if `lineStart` is at the start of the line that closes the heredoc. */
function endOfMarkerLine(text: string, marker: string, lineStart: number): number | undefined {
  if (text[lineStart - 1] !== '\n') return undefined
  let at = lineStart
  while (text[at] === ' ' || text[at] === '\t') at++
  if (!text.startsWith(marker, at)) return undefined
  const markerEnd = at + marker.length
  const rest = text.slice(markerEnd, endOfLine(text, markerEnd))
  return rest.trim() === '' ? markerEnd : undefined
}

/** Reads, escapes and all, up to a `${` or `%{` or the closing line; undefined where there is no text. */
function readText(cursor: Cursor, marker: string): TemplatePart | undefined {
  const { text, locate } = cursor
  const from = cursor.end
  while (cursor.end < text.length) {
    if (cursor.end > from && endOfMarkerLine(text, marker, cursor.end) !== undefined) break
    const at = cursor.end
    const character = text[at]
    const isSign = character === '$' || character === '%'
    if (isSign && text[at + 1] === '{') break
    cursor.end += isSign && text[at + 1] === character && text[at + 2] === '{' ? 3 : 1
  }
  if (cursor.end === from) return undefined
  const range = { start: locate(from), end: locate(cursor.end) }
  return { kind: 'text', value: text.slice(from, cursor.end), range }
}

function withoutEscapes(part: TemplatePart): TemplatePart {
  if (part.kind !== 'text') return part
  return { ...part, value: part.value.replace(/\$\$\{/g, '${').replace(/%%\{/g, '%{') }
}
