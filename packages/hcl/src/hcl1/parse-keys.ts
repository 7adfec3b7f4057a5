import { type Cursor, tokenRange, tokenText } from '../parse/cursor.ts'
import { describeToken } from '../parse/describe-token.ts'
import { advanceHcl1 } from './advance-hcl1.ts'
import type { Key } from './key.ts'
import { readString } from './read-string.ts'
import { refuse } from './refuse.ts'

export interface Keys {
  first: Key
  /** The labels of a block; none before `=`. */
  others: Key[]
  isBlock: boolean
}

/** Reads the names before a value, bare or quoted, and the `=` or `{` after them. */
export function parseKeys(cursor: Cursor): Keys | undefined {
  const keys: Key[] = []
  for (let key = parseKey(cursor); key !== undefined; key = parseKey(cursor)) keys.push(key)
  const [first, ...others] = keys
  const { kind } = cursor
  if (first === undefined)
    return refuse(
      cursor,
      `expected the name of an attribute or block, found ${describeToken(cursor)}`,
    )
  if (kind !== '=' && kind !== '{')
    return refuse(cursor, `\`=\` or \`{\` is missing before ${describeToken(cursor)}`)
  if (kind === '=' && others.length > 0)
    return refuse(cursor, 'a block with a label has no `=` before its `{`', {
      hint: 'leave the `=` out',
    })
  advanceHcl1(cursor)
  return { first, others, isBlock: kind === '{' }
}

function parseKey(cursor: Cursor): Key | undefined {
  const range = tokenRange(cursor)
  const text = tokenText(cursor)
  if (cursor.kind === 'quote') return readString(cursor)
  if (cursor.kind !== 'identifier' || text === 'true' || text === 'false') return undefined
  advanceHcl1(cursor)
  return { value: text, range }
}
