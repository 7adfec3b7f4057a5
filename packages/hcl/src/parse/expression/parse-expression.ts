import type { Expression } from '../../ast.ts'
import { advance } from '../advance.ts'
import { type Cursor, isAt } from '../cursor.ts'
import { describeToken } from '../describe-token.ts'
import { enter } from '../enter.ts'
import { fail } from './fail.ts'
import { parseBinary } from './parse-binary.ts'

/**
 * Reads an expression, and goes to the token after it. What is wrong is reported: then the result is undefined, and
 * the cursor is at the comma, bracket or line break that ends the expression.
 */
export function parseExpression(cursor: Cursor): Expression | undefined {
  if (!enter(cursor)) return undefined
  const { height } = cursor
  cursor.height = 0
  const expression = parseConditional(cursor)
  cursor.height = Math.max(height, cursor.height + 1)
  cursor.depth--
  return expression
}

/** `condition ? then : otherwise`, of which the last may be another. */
function parseConditional(cursor: Cursor): Expression | undefined {
  const condition = parseBinary(cursor, 1)
  if (condition === undefined || cursor.kind !== '?') return condition
  advance(cursor)
  const then = parseExpression(cursor)
  if (then === undefined) return undefined
  if (!isAt(cursor, ':')) {
    const hint = isAt(cursor, 'newline')
      ? 'put it in parentheses to write it over several lines'
      : undefined
    const message = `\`:\` and the value for false are missing: found ${describeToken(cursor)}`
    return fail(cursor, message, hint === undefined ? {} : { hint })
  }
  advance(cursor)
  const otherwise = parseExpression(cursor)
  if (otherwise === undefined) return undefined
  const range = { start: condition.range.start, end: otherwise.range.end }
  return { kind: 'conditional', condition, then, otherwise, range }
}
