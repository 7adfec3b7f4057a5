import type { Cursor } from '../parse/cursor.ts'
import { endOfLine } from '../parse/skip-trivia.ts'
import { advanceHcl1 } from './advance-hcl1.ts'
import type { Key } from './key.ts'
import { refuse } from './refuse.ts'

const opener = /<<(-?)([\p{L}_\p{Nd}]+)\r?\n/uy

/** At `<<`: reads to the line that holds the marker alone, with an indent or not. */
export function readHeredoc(cursor: Cursor): Key | undefined {
  const { text, start: open } = cursor
  opener.lastIndex = open
  const [line = '', dash, marker = ''] = opener.exec(text) ?? []
  if (line === '') {
    const hint = 'begin a heredoc with << or <<-, a name such as EOT, and a new line'
    return refuse(cursor, 'this is no heredoc', { hint })
  }
  const from = open + line.length
  for (let at = from; at < text.length; at = endOfLine(text, at) + 1) {
    const indent = indentBefore(text, marker, at)
    if (indent === undefined) continue
    cursor.end = at + indent.length + marker.length
    const range = { start: cursor.locate(open), end: cursor.locate(cursor.end) }
    const content = text.slice(from, at).replaceAll('\r\n', '\n')
    advanceHcl1(cursor)
    return { value: dash === '-' ? removeIndent(content, indent) : content + indent, range }
  }
  const range = { start: cursor.locate(open), end: cursor.locate(open + line.trimEnd().length) }
  const hint = `write ${marker} alone on the line after it`
  return refuse(cursor, `the heredoc \`${marker}\` is not closed`, { hint, range })
}

/** The space before the marker, if `at` is at the start of the line that closes the heredoc. */
function indentBefore(text: string, marker: string, at: number): string | undefined {
  let start = at
  while (text[start] === ' ' || text[start] === '\t') start++
  if (!text.startsWith(marker, start)) return undefined
  const end = start + marker.length
  return text.slice(end, endOfLine(text, end)).replaceAll('\r', '') === ''
    ? text.slice(at, start)
    : undefined
}

/** As HCL1 has it: the closing marker's indent is taken off all lines, or off none where one of them has less. */
function removeIndent(content: string, indent: string): string {
  const lines = content.split('\n').slice(0, -1)
  return lines.every((line) => line.startsWith(indent))
    ? lines.map((line) => `${line.slice(indent.length)}\n`).join('')
    : content
}
