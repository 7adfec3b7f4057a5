import type { TemplateExpression } from '../ast.ts'
import { type Cursor, createCursor } from '../parse/cursor.ts'
import { parseBareTemplate } from '../parse/template/parse-bare-template.ts'
import type { JsonString } from './read-string.ts'

/** The template that a string is, with places in the source where it is written with escapes too. */
export function toTemplate(cursor: Cursor, string: JsonString): TemplateExpression {
  const { value, range, offsetOf } = string
  const locate = (index: number) => cursor.locate(offsetOf(index))
  if (!/[$%]\{/.test(value)) {
    const inner = { start: locate(0), end: locate(value.length) }
    const parts = value === '' ? [] : [{ kind: 'text' as const, value, range: inner }]
    return { kind: 'template', form: 'quoted', parts, range }
  }
  const { grammar, diagnostics, depth } = cursor
  const inner = createCursor({ text: value, grammar, locate, diagnostics, depth })
  return { ...parseBareTemplate(inner), range }
}
