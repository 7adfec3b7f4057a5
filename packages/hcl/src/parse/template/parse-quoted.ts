import type { TemplateExpression } from '../../ast.ts'
import { advance } from '../advance.ts'
import { type Cursor, rangeFrom, tokenRange } from '../cursor.ts'
import { report } from '../report.ts'
import { endOfLine } from '../skip-trivia.ts'
import { joinTokens } from './join-tokens.ts'
import { parseSequenceUntil } from './parse-sequence-until.ts'
import { readEscape } from './read-escape.ts'
import type { Sequence, TextPart } from './template-token.ts'
import { createTokenList } from './token-list.ts'

/** At a quote: reads the string, which ends on its line. */
export function parseQuoted(cursor: Cursor): TemplateExpression | undefined {
  const open = tokenRange(cursor)
  const before = cursor.diagnostics.length
  const list = createTokenList()
  while (isBeforeEndOfLine(cursor)) {
    if (cursor.text[cursor.end] === '"') {
      cursor.end++
      const parts = joinTokens(cursor, list.tokens, cursor.diagnostics.length > before)
      advance(cursor)
      return { kind: 'template', form: 'quoted', parts, range: rangeFrom(cursor, open.start) }
    }
    const errors = cursor.diagnostics.length
    const text = readText(cursor)
    const sequence = text === undefined ? readSequence(cursor) : undefined
    if (text !== undefined) list.addText(text)
    else if (sequence !== undefined) list.addSequence(sequence)
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

function readSequence(cursor: Cursor): Sequence | undefined {
  return parseSequenceUntil(cursor, (from, to) => findMissedEnd(cursor.text, from, to))
}

function isBeforeEndOfLine({ text, end }: Cursor): boolean {
  const code = text.charCodeAt(end)
  return end < text.length && code !== 10 && code !== 13
}

/** The end of the string's line, if a sequence went past it to a line where neither the string nor a sequence goes on. */
function findMissedEnd(text: string, from: number, to: number): number | undefined {
  const lineLength = text.slice(from, to).indexOf('\n')
  if (lineLength < 0) return undefined
  const lineEnd = from + lineLength
  return /"|[$%]\{/.test(text.slice(to, endOfLine(text, to))) ? undefined : lineEnd
}

/** Reads up to the closing quote, a `${` or `%{`, or the end of the line; undefined where there is no text. */
function readText(cursor: Cursor): TextPart | undefined {
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
