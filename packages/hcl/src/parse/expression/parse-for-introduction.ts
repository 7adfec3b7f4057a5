import type { Expression, ForNames } from '../../ast.ts'
import { advance } from '../advance.ts'
import { type Cursor, tokenText } from '../cursor.ts'
import { describeToken } from '../describe-token.ts'
import { fail } from './fail.ts'

export interface ForIntroduction {
  names: ForNames
  collection: Expression
}

/** After `for`: reads `value in collection` or `key, value in collection`. */
export function parseForIntroduction(cursor: Cursor): ForIntroduction | undefined {
  const names = parseNames(cursor)
  if (names === undefined) return undefined
  if (!isWord(cursor, 'in'))
    return fail(cursor, `\`in\` is missing: found ${describeToken(cursor)}`)
  advance(cursor)
  const collection = cursor.grammar.parseExpression(cursor)
  return collection && { names, collection }
}

/** Whether the current token is this word. */
export function isWord(cursor: Cursor, word: string): boolean {
  return cursor.kind === 'identifier' && tokenText(cursor) === word
}

function parseNames(cursor: Cursor): ForNames | undefined {
  const first = parseName(cursor)
  if (first === undefined || cursor.kind !== ',')
    return first === undefined ? undefined : { value: first }
  advance(cursor)
  const value = parseName(cursor)
  return value === undefined ? undefined : { key: first, value }
}

function parseName(cursor: Cursor): string | undefined {
  if (cursor.kind !== 'identifier') {
    const hint = 'write for name in …, and a name or key that is itself `for` as (for) or "for"'
    return fail(cursor, `a name is missing after \`for\`: found ${describeToken(cursor)}`, { hint })
  }
  const name = tokenText(cursor)
  advance(cursor)
  return name
}
