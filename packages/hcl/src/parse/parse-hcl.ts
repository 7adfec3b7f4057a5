import { advance } from './advance.ts'
import type { Body, BodyItem } from '../ast.ts'
import { type Cursor, createCursor, type Grammar, tokenRange } from './cursor.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { parseExpression } from './parse-expression.ts'
import { parseItems } from './parse-items.ts'
import { parseSequence } from './parse-sequence.ts'
import type { Source } from '../source/range.ts'
import { report } from './report.ts'
import { reportUnsupported } from './unsupported.ts'

const grammar: Grammar = { parseItems, parseExpression, parseSequence }

/** UTF-16 code units. */
const maxLength = 4 * 1024 * 1024

export interface ParseResult {
  /** What could be read. A block that is not closed is there, and ends with the last token. */
  body: Body
  /** In the order of the text. */
  diagnostics: Diagnostic[]
}

/**
 * Parses a text in HCL's native syntax (HCL2, https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md). It never
 * throws: the syntax errors of the whole text come back as diagnostics, with what could be read as the body.
 *
 * Of expressions, this version reads literals, templates with `${…}`, lists, objects and references; HCL2's others are
 * diagnostics that say so.
 */
export function parseHcl({ text }: Source): ParseResult {
  const cursor = createCursor(text, grammar)
  const start = cursor.locate(cursor.start)
  const items = parseText(cursor)
  const range = { start, end: cursor.locate(text.length) }
  const diagnostics = cursor.diagnostics.sort(
    (one, other) => one.range.start.offset - other.range.start.offset,
  )
  return { body: { kind: 'body', items, range }, diagnostics }
}

function parseText(cursor: Cursor): BodyItem[] {
  const range = tokenRange(cursor)
  if (cursor.text.length > maxLength) {
    report(cursor, { message: `the text is longer than ${maxLength} characters`, range })
    return []
  }
  advance(cursor)
  while (cursor.kind === 'newline') advance(cursor)
  if (cursor.kind !== '{') return parseItems(cursor, false)
  reportUnsupported(cursor, "HCL's JSON form", tokenRange(cursor))
  return []
}
