import type { Expression } from '../../ast.ts'
import { advance } from '../advance.ts'
import { type Cursor, rangeFrom, tokenRange } from '../cursor.ts'
import { parseElements } from './parse-elements.ts'
import { parseFor, startsFor } from './parse-for.ts'

/** At `[`: reads a list, whose items are apart by commas; line breaks are space. */
export function parseTuple(cursor: Cursor): Expression | undefined {
  const open = tokenRange(cursor)
  const { skipNewlines } = cursor
  cursor.skipNewlines = true
  advance(cursor)
  if (startsFor(cursor)) return parseFor(cursor, ']', { open, skipNewlines })
  const elements = parseElements(cursor, ']', { what: 'the list', open, skipNewlines })
  return elements && { kind: 'tuple', items: elements.items, range: rangeFrom(cursor, open.start) }
}
