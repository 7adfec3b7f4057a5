import type { Range } from '../../source/range.ts'
import type { Cursor } from '../cursor.ts'

/** Whether the lines after a header look like the body of a block whose `{` is missing: attributes or blocks, further in. */
export function hasBodyBelow(cursor: Cursor, { start }: Range): boolean {
  if (cursor.kind !== 'newline') return false
  const indented =
    /\s*\n([ \t]+)[\p{L}_][\w-]*[ \t]*(?:=(?![=>])|(?:"[^"\n]*"[ \t]*)*(?:\{|\r?\n))/uy
  indented.lastIndex = cursor.start
  const indent = indented.exec(cursor.text)?.[1]
  return indent !== undefined && indent.length >= start.column
}
