import type { Expression } from '../../ast.ts'
import { advance } from '../advance.ts'
import { type Cursor, tokenRange, tokenText } from '../cursor.ts'
import { describeToken, nameText } from '../describe-token.ts'
import { report } from '../report.ts'
import { reportForeignQuote } from '../report-foreign-quote.ts'
import { parseHeredoc } from '../template/parse-heredoc.ts'
import { parseQuoted } from '../template/parse-quoted.ts'
import { fail } from './fail.ts'
import { parseCall } from './parse-call.ts'
import { parseObject } from './parse-object.ts'
import { parseParentheses } from './parse-parentheses.ts'
import { parseTuple } from './parse-tuple.ts'
import { skipExpression } from './skip-expression.ts'

/** Reads what operators join, without the steps after it. */
export function parseOperand(cursor: Cursor): Expression | undefined {
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
    case '(':
      return parseParentheses(cursor)
    default:
      return reportNoValue(cursor)
  }
}

function parseNamed(cursor: Cursor): Expression | undefined {
  const name = tokenText(cursor)
  const range = tokenRange(cursor)
  advance(cursor)
  if (cursor.kind === '(' || cursor.kind === '::') return parseCall(cursor, name, range)
  if (name === 'null') return { kind: 'literal', literal: { type: 'null' }, range }
  if (name === 'true' || name === 'false')
    return { kind: 'literal', literal: { type: 'bool', value: name === 'true' }, range }
  return { kind: 'reference', root: name, steps: [], source: name, range }
}

function parseNumber(cursor: Cursor): Expression | undefined {
  const text = tokenText(cursor)
  const range = tokenRange(cursor)
  if (!/^\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text)) {
    const hint = 'write a number as 1, 1.5 or 1e3, and other text in quotes'
    return fail(cursor, `${nameText(text)} is no number`, { hint })
  }
  advance(cursor)
  return { kind: 'literal', literal: { type: 'number', text }, range }
}

function reportNoValue(cursor: Cursor): undefined {
  if (!reportForeignQuote(cursor)) {
    const message = `a value is missing: found ${describeToken(cursor)}`
    report(cursor, { message, range: tokenRange(cursor) })
  }
  skipExpression(cursor)
}
