import type { TemplatePart } from '../ast.ts'
import type { Cursor } from './cursor.ts'
import { report } from './report.ts'

/**
 * Reads a sequence (`${…}`, `%{…}`) of a template. Where it read on beyond the template's own end, which `findEnd` looks
 * for between two offsets, then its brace or one within it is missing: what it made of that text is taken back, and
 * `end` goes to the template's end. Sequences inside another are left to the outermost, so that no text is read again
 * and again.
 */
export function parseSequenceUntil(
  cursor: Cursor,
  findEnd: (from: number, to: number) => number | undefined,
): TemplatePart | undefined {
  const { diagnostics, end: from, locate } = cursor
  const errors = diagnostics.length
  const part = cursor.grammar.parseSequence(cursor)
  const end = cursor.sequences > 0 ? undefined : findEnd(from, cursor.end)
  if (end === undefined) return part

  const own = diagnostics.slice(errors).filter(({ range }) => range.start.offset < end)
  const isStoppedBefore = cursor.stopped && diagnostics.length === errors + own.length
  if (isStoppedBefore) return undefined
  diagnostics.splice(errors, Number.POSITIVE_INFINITY, ...own)
  cursor.stopped = false
  cursor.end = end
  if (own.length === 0) {
    const range = { start: locate(from), end: locate(from + 2) }
    report(cursor, { message: '`}` is missing on this line', range })
  }
  return undefined
}
