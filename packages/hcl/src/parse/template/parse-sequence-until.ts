import type { Cursor } from '../cursor.ts'
import { report } from '../report.ts'
import type { Sequence } from './template-token.ts'

/**
 * Reads a sequence (`${…}`, `%{…}`) of a template. Where it read on beyond the template's own end, which `findEnd` looks
 * for between two offsets, then its brace or one within it is missing: what it made of that text is taken back, and
 * `end` goes to the template's end. Sequences inside another are left to the outermost, so that no text is read again
 * and again.
 */
export function parseSequenceUntil(
  cursor: Cursor,
  findEnd: (from: number, to: number, isSound: boolean) => number | undefined,
): Sequence | undefined {
  const { diagnostics, end: from, locate } = cursor
  const errors = diagnostics.length
  const sequence = cursor.grammar.parseSequence(cursor)
  if (cursor.sequences > 0) return sequence
  const end = findEnd(from, cursor.end, diagnostics.length === errors)
  if (end === undefined) return sequence

  const { offset } = locate(end)
  const own = diagnostics.slice(errors).filter(({ range }) => range.start.offset < offset)
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
