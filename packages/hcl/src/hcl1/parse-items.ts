import type { Attribute, Block, Body, BodyItem } from '../ast.ts'
import { type Cursor, rangeFrom } from '../parse/cursor.ts'
import { describeToken, nameText } from '../parse/describe-token.ts'
import { enter } from '../parse/enter.ts'
import { advanceHcl1 } from './advance-hcl1.ts'
import { type Keys, parseKeys } from './parse-keys.ts'
import { parseValue } from './parse-value.ts'
import { refuse } from './refuse.ts'

/** Reads attributes and blocks, with or without commas after them, to the end of the text or of the block. */
export function parseItems(cursor: Cursor, isInBlock: boolean): BodyItem[] {
  const items: BodyItem[] = []
  const scalars = new Map<string, Attribute>()
  while (cursor.kind !== 'end' && !(isInBlock && cursor.kind === '}')) {
    const keys = parseKeys(cursor)
    const item = keys && (keys.isBlock ? parseBlock(cursor, keys) : parseAttribute(cursor, keys))
    if (item === undefined) break
    items.push(item)
    if (item.kind === 'attribute') checkRepeated(cursor, item, scalars)
    if (cursor.kind === ',') advanceHcl1(cursor)
  }
  return items
}

function parseAttribute(cursor: Cursor, { first }: Keys): Attribute | undefined {
  const expression = parseValue(cursor)
  const range = rangeFrom(cursor, first.range.start)
  return (
    expression && {
      kind: 'attribute',
      name: first.value,
      nameRange: first.range,
      expression,
      range,
    }
  )
}

function parseBlock(cursor: Cursor, { first, others }: Keys): Block | undefined {
  if (!enter(cursor)) return undefined
  const start = cursor.locate(cursor.previousEnd - 1)
  const items = parseItems(cursor, true)
  cursor.depth--
  if (cursor.kind !== '}') return refuse(cursor, `\`}\` is missing before ${describeToken(cursor)}`)
  advanceHcl1(cursor)
  const body: Body = { kind: 'body', syntax: 'hcl1', items, range: rangeFrom(cursor, start) }
  const range = rangeFrom(cursor, first.range.start)
  return { kind: 'block', type: first.value, typeRange: first.range, labels: others, body, range }
}

/** Objects may come again: each is a block in HCL1's eyes. */
function checkRepeated(cursor: Cursor, item: Attribute, scalars: Map<string, Attribute>): void {
  if (item.expression.kind === 'object') return
  const first = scalars.get(item.name)
  if (first === undefined) scalars.set(item.name, item)
  else {
    const message = `${nameText(item.name)} is already set on line ${first.nameRange.start.line}`
    refuse(cursor, message, { hint: 'keep one of them', range: item.nameRange })
  }
}
