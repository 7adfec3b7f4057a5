import type { TemplateExpression, TemplatePart } from '../../ast.ts'
import { advance } from '../advance.ts'
import { type Cursor, rangeFrom, tokenRange } from '../cursor.ts'
import { nameText, shorten } from '../describe-token.ts'
import { report, reportUnclosed } from '../report.ts'
import { endOfLine } from '../skip-trivia.ts'
import { joinTokens } from './join-tokens.ts'
import { parseSequenceUntil } from './parse-sequence-until.ts'
import { readLineText } from './read-line-text.ts'
import { removeIndent } from './remove-indent.ts'
import type { Sequence } from './template-token.ts'
import { createTokenList } from './token-list.ts'

interface Opener {
  marker: string
  indented: boolean
}

/** At `<<EOT` or `<<-EOT`: reads to the line that holds the marker alone. */
export function parseHeredoc(cursor: Cursor): TemplateExpression | undefined {
  const open = tokenRange(cursor)
  const opener = readOpener(cursor)
  if (opener === undefined) {
    advance(cursor)
    return undefined
  }
  const parts = readParts(cursor, opener)
  advance(cursor)
  if (parts !== undefined)
    return { kind: 'template', form: 'heredoc', parts, range: rangeFrom(cursor, open.start) }
  reportUnclosed(cursor, {
    message: `the heredoc ${nameText(opener.marker)} is not closed`,
    hint: `write ${shorten(opener.marker)} alone on the line after it`,
    range: open,
  })
  return undefined
}

/** Reads to the end of the closing marker; undefined where none comes. */
function readParts(cursor: Cursor, { marker, indented }: Opener): TemplatePart[] | undefined {
  const errors = cursor.diagnostics.length
  const list = createTokenList()
  while (cursor.end < cursor.text.length) {
    const markerEnd = endOfMarkerLine(cursor.text, marker, cursor.end)
    if (markerEnd !== undefined) {
      cursor.end = markerEnd
      const tokens = indented ? removeIndent(list.tokens) : list.tokens
      return joinTokens(cursor, tokens, cursor.diagnostics.length > errors)
    }
    const text = readLineText(cursor)
    const sequence = text === undefined ? readSequence(cursor, marker) : undefined
    if (text !== undefined) list.addText(text)
    if (sequence !== undefined) list.addSequence(sequence)
  }
  return undefined
}

function readSequence(cursor: Cursor, marker: string): Sequence | undefined {
  const { text } = cursor
  return parseSequenceUntil(cursor, (from, to, isSound) => {
    const end = findMarkerLine(text, marker, { from, to })
    if (end === undefined || !isSound) return end
    const isOfInnerHeredoc =
      findMarkerLine(text, marker, { from: to, to: text.length }) !== undefined
    return isOfInnerHeredoc ? undefined : end
  })
}

/** Goes to the first line of the text; an opener in a shell's spelling is reported, and read as it was meant. */
function readOpener(cursor: Cursor): Opener | undefined {
  const { text, start } = cursor
  const line = text.slice(start, endOfLine(text, start))
  const match = /^<<([-~]?)\s*(["']?)([\p{ID_Start}_][\p{ID_Continue}-]*)\2\s*$/u.exec(line)
  const [, indent = '', , marker = ''] = match ?? []
  const right = `<<${indent === '-' ? '-' : ''}${marker}`
  if (match === null || (line !== right && line !== `${right}\r`)) {
    const hint =
      match !== null && line.startsWith(right)
        ? `end the line right after ${shorten(marker)}`
        : 'begin a heredoc with << or <<-, a name such as EOT, and a new line'
    report(cursor, { message: 'this is no heredoc', hint, range: tokenRange(cursor) })
  }
  if (match === null) return undefined
  cursor.end = Math.min(start + line.length + 1, text.length)
  return { marker, indented: indent !== '' }
}

/** The start of the first line that begins between two offsets that holds the marker alone. */
function findMarkerLine(
  text: string,
  marker: string,
  { from, to }: { from: number; to: number },
): number | undefined {
  const firstLine = text.slice(from, to).indexOf('\n')
  if (firstLine < 0) return undefined
  for (let at = from + firstLine + 1; at < to; at = endOfLine(text, at) + 1)
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
