import type { Body } from '../ast.ts'
import type { Cursor } from '../parse/cursor.ts'
import { advanceHcl1 } from './advance-hcl1.ts'
import { parseItems } from './parse-items.ts'

/**
 * Reads the whole text as HCL1, up to its first error. Strings are literal: a `${…}` in them is text. A name that is set
 * twice is an error here as it is in HCL2, but for objects, which are several blocks in HCL1's eyes.
 */
export function parseHcl1(cursor: Cursor): Body {
  const start = cursor.locate(cursor.start)
  advanceHcl1(cursor)
  const items = parseItems(cursor, false)
  const range = { start, end: cursor.locate(cursor.text.length) }
  return { kind: 'body', syntax: 'hcl1', items, range }
}
