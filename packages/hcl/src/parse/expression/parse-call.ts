import type { Expression } from '../../ast.ts'
import type { Range } from '../../source/range.ts'
import { advance } from '../advance.ts'
import { type Cursor, isAt, rangeFrom, tokenText } from '../cursor.ts'
import { describeToken, nameText } from '../describe-token.ts'
import { fail } from './fail.ts'
import { parseElements } from './parse-elements.ts'

/** After the first name, at `(` or `::`: reads the rest of a call. */
export function parseCall(
  cursor: Cursor,
  first: string,
  firstRange: Range,
): Expression | undefined {
  let name = first
  while (cursor.kind === '::') {
    advance(cursor)
    if (!isAt(cursor, 'identifier'))
      return fail(
        cursor,
        `the name of a function is missing after \`::\`: found ${describeToken(cursor)}`,
      )
    name += `::${tokenText(cursor)}`
    advance(cursor)
  }
  const nameRange = name === first ? firstRange : rangeFrom(cursor, firstRange.start)
  if (cursor.kind !== '(')
    return fail(cursor, `\`(\` is missing after ${nameText(name)}: found ${describeToken(cursor)}`)

  const { skipNewlines } = cursor
  cursor.skipNewlines = true
  advance(cursor)
  const what = `the call of ${nameText(name)}`
  const elements = parseElements(cursor, ')', { what, open: nameRange, skipNewlines })
  if (elements === undefined) return undefined
  const { items: args, isExpanded: expandLast } = elements
  const range = rangeFrom(cursor, firstRange.start)
  return { kind: 'call', name, nameRange, args, expandLast, range }
}
