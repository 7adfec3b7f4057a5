import { advance } from './advance.ts'
import type { Expression } from '../ast.ts'
import { type Cursor, rangeFrom, tokenRange, tokenText } from './cursor.ts'
import { describeToken } from './describe-token.ts'
import { enter } from './enter.ts'
import { parseHeredoc } from './parse-heredoc.ts'
import { parseObject } from './parse-object.ts'
import { parseQuoted } from './parse-quoted.ts'
import { parseReference } from './parse-reference.ts'
import { parseTuple } from './parse-tuple.ts'
import { report } from './report.ts'
import { reportForeignQuote } from './report-foreign-quote.ts'
import { skipExpression } from './skip-expression.ts'
import type { TokenKind } from './token-kind.ts'
import { skipUnsupported } from './unsupported.ts'

const operators: readonly TokenKind[] = [
  ...(['+', '-', '*', '/', '%', '&&', '||', '!'] as const),
  ...(['==', '!=', '<', '>', '<=', '>='] as const),
]

/**
 * Reads an expression, and goes to the token after it. What is wrong is reported: then the result is undefined, and
 * the cursor is at the comma, bracket or line break that ends the expression.
 */
export function parseExpression(cursor: Cursor): Expression | undefined {
  if (!enter(cursor)) return undefined
  const operand = parseOperand(cursor)
  cursor.depth--
  if (operand === undefined) return undefined
  const { kind } = cursor
  if (operators.includes(kind)) return skipUnsupported(cursor, `the operator \`${kind}\``)
  if (kind === '?') return skipUnsupported(cursor, 'conditionals (`? :`)')
  if (kind === '~') return skipUnsupported(cursor, 'strip markers (`~`)')
  if (kind === '.' || kind === '[') return skipUnsupported(cursor, 'taking a part of a value')
  return operand
}

function parseOperand(cursor: Cursor): Expression | undefined {
  switch (cursor.kind) {
    case 'identifier':
      return parseNamed(cursor)
    case 'number':
      return parseNumber(cursor)
    case 'quote':
      return parseQuoted(cursor)
    case 'heredoc':
      return parseHeredoc(cursor)
    case '[':
      return parseTuple(cursor)
    case '{':
      return parseObject(cursor)
    case '-':
      return parseNegative(cursor)
    case '!':
      return skipUnsupported(cursor, 'the operator `!`')
    case '(':
      return skipUnsupported(cursor, 'parentheses')
    case '~':
      return skipUnsupported(cursor, 'strip markers (`~`)')
    default:
      return reportNoValue(cursor)
  }
}

function parseNamed(cursor: Cursor): Expression | undefined {
  const name = tokenText(cursor)
  if (name !== 'true' && name !== 'false' && name !== 'null') return parseReference(cursor)
  const range = tokenRange(cursor)
  advance(cursor)
  if (name === 'null') return { kind: 'literal', literal: { type: 'null' }, range }
  return { kind: 'literal', literal: { type: 'bool', value: name === 'true' }, range }
}

function parseNumber(cursor: Cursor): Expression {
  const literal = { type: 'number' as const, text: tokenText(cursor) }
  const range = tokenRange(cursor)
  advance(cursor)
  return { kind: 'literal', literal, range }
}

function parseNegative(cursor: Cursor): Expression | undefined {
  const sign = tokenRange(cursor)
  advance(cursor)
  if (cursor.kind !== 'number') return skipUnsupported(cursor, 'the operator `-`', sign)
  const literal = { type: 'number' as const, text: `-${tokenText(cursor)}` }
  advance(cursor)
  return { kind: 'literal', literal, range: rangeFrom(cursor, sign.start) }
}

function reportNoValue(cursor: Cursor): undefined {
  if (!reportForeignQuote(cursor)) {
    report(cursor, {
      message: `a value is missing: found ${describeToken(cursor)}`,
      range: tokenRange(cursor),
    })
  }
  skipExpression(cursor)
}
