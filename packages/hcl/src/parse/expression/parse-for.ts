import type { Expression, ForExpression } from '../../ast.ts'
import type { Range } from '../../source/range.ts'
import { advance } from '../advance.ts'
import { startsItem } from '../body/starts-item.ts'
import { type Cursor, isAt, rangeFrom } from '../cursor.ts'
import { describeToken } from '../describe-token.ts'
import { report } from '../report.ts'
import { fail } from './fail.ts'
import { isWord, parseForIntroduction } from './parse-for-introduction.ts'
import { skipToCloser } from './skip-expression.ts'

/** Whether a `for` expression begins here, after an opening bracket: no list or object begins with that word. */
export function startsFor(cursor: Cursor): boolean {
  return isWord(cursor, 'for')
}

/**
 * At `for`: reads the expression with its `closer`. Line breaks are space in it, and count again as `skipNewlines` says
 * after it.
 */
export function parseFor(
  cursor: Cursor,
  closer: ']' | '}',
  { open, skipNewlines }: { open: Range; skipNewlines: boolean },
): Expression | undefined {
  const errors = cursor.diagnostics.length
  cursor.skipNewlines = true
  advance(cursor)
  const parts = parseParts(cursor)
  if (parts !== undefined && cursor.kind !== closer)
    fail(cursor, `\`${closer}\` is missing to end the \`for\`: found ${describeToken(cursor)}`)
  if (cursor.kind !== closer && !startsItem(cursor)) skipToCloser(cursor)
  cursor.skipNewlines = skipNewlines
  if (cursor.kind === closer) advance(cursor)
  if (parts === undefined || cursor.diagnostics.length > errors) return undefined
  const expression = { kind: 'for' as const, ...parts, range: rangeFrom(cursor, open.start) }
  return checkKey(cursor, expression, closer) ? expression : undefined
}

function parseParts(cursor: Cursor): Omit<ForExpression, 'kind' | 'range'> | undefined {
  const introduction = parseForIntroduction(cursor)
  if (introduction === undefined) return undefined
  if (!isAt(cursor, ':')) return fail(cursor, `\`:\` is missing: found ${describeToken(cursor)}`)
  advance(cursor)
  const first = cursor.grammar.parseExpression(cursor)
  if (first === undefined) return undefined
  const hasKey = isAt(cursor, '=>')
  if (hasKey) advance(cursor)
  const value = hasKey ? cursor.grammar.parseExpression(cursor) : first
  if (value === undefined) return undefined
  const grouped = isAt(cursor, '...')
  if (grouped) advance(cursor)
  const hasCondition = isWord(cursor, 'if')
  if (hasCondition) advance(cursor)
  const condition = hasCondition ? cursor.grammar.parseExpression(cursor) : undefined
  if (hasCondition && condition === undefined) return undefined
  return {
    ...introduction,
    ...(hasKey ? { key: first } : {}),
    value,
    ...(condition === undefined ? {} : { condition }),
    grouped,
  }
}

/** An object's elements have keys and may be grouped by them; a list's do not. */
function checkKey(cursor: Cursor, expression: ForExpression, closer: ']' | '}'): boolean {
  const { key, value, grouped } = expression
  if (closer === '}') {
    if (key !== undefined) return true
    const hint = 'write key => value, or make a list of it with [ and ]'
    report(cursor, { message: 'a `for` in braces needs keys', hint, range: value.range })
    return false
  }
  if (key === undefined && !grouped) return true
  report(cursor, {
    message: `a \`for\` in brackets has no ${key === undefined ? 'groups (`...`)' : 'keys'}`,
    hint: 'make an object of it with { and }',
    range: key?.range ?? value.range,
  })
  return false
}
