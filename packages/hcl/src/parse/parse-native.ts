import type { Body } from '../ast.ts'
import { advance } from './advance.ts'
import type { Cursor } from './cursor.ts'

/** Reads the whole text as HCL2's native syntax. */
export function parseNative(cursor: Cursor): Body {
  const start = cursor.locate(cursor.start)
  advance(cursor)
  const items = cursor.grammar.parseItems(cursor, false)
  const range = { start, end: cursor.locate(cursor.text.length) }
  return { kind: 'body', syntax: 'native', items, range }
}
