import type { TemplateExpression } from '../../ast.ts'
import type { Cursor } from '../cursor.ts'
import { joinTokens } from './join-tokens.ts'
import { readLineText } from './read-line-text.ts'
import { createTokenList } from './token-list.ts'

/** Reads a whole text as a template. */
export function parseBareTemplate(cursor: Cursor): TemplateExpression {
  const errors = cursor.diagnostics.length
  const start = cursor.locate(cursor.end)
  const list = createTokenList()
  while (cursor.end < cursor.text.length) {
    const text = readLineText(cursor)
    const sequence = text === undefined ? cursor.grammar.parseSequence(cursor) : undefined
    if (text !== undefined) list.addText(text)
    if (sequence !== undefined) list.addSequence(sequence)
  }
  const parts = joinTokens(cursor, list.tokens, cursor.diagnostics.length > errors)
  const range = { start, end: cursor.locate(cursor.text.length) }
  return { kind: 'template', form: 'quoted', parts, range }
}
