import type { Expression, ObjectEntry } from '../ast.ts'
import { type Cursor, rangeFrom } from '../parse/cursor.ts'
import { describeToken } from '../parse/describe-token.ts'
import { enter } from '../parse/enter.ts'
import type { Position } from '../source/range.ts'
import { advanceHcl1 } from './advance-hcl1.ts'
import { parseKeys } from './parse-keys.ts'
import { refuse } from './refuse.ts'
import { toTemplate } from './to-template.ts'

export type ParseValue = (cursor: Cursor) => Expression | undefined

/** After the `{` at `start`: reads to the `}`. A block in an object is an entry too, with its labels as keys around it. */
export function parseObject(
  cursor: Cursor,
  start: Position,
  parseValue: ParseValue,
): Expression | undefined {
  if (!enter(cursor)) return undefined
  const entries: ObjectEntry[] = []
  while (cursor.kind !== '}') {
    const keys = parseKeys(cursor)
    if (keys === undefined) return undefined
    const from = cursor.locate(cursor.previousEnd - 1)
    const inner = keys.isBlock ? parseObject(cursor, from, parseValue) : parseValue(cursor)
    if (inner === undefined) return undefined
    const value = keys.others.reduceRight<Expression>(
      (value, key) => ({
        kind: 'object',
        entries: [{ key: toTemplate('quoted', key), value }],
        range: { start: key.range.start, end: value.range.end },
      }),
      inner,
    )
    entries.push({ key: toTemplate('quoted', keys.first), value })
    if (cursor.kind === ',') advanceHcl1(cursor)
    if (cursor.kind === 'end')
      return refuse(cursor, `\`}\` is missing before ${describeToken(cursor)}`)
  }
  cursor.depth--
  advanceHcl1(cursor)
  return { kind: 'object', entries, range: rangeFrom(cursor, start) }
}
