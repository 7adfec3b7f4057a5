import type { Expression } from '../ast.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Source } from '../source/range.ts'
import { advance } from './advance.ts'
import { type Cursor, tokenRange } from './cursor.ts'
import { describeToken } from './describe-token.ts'
import { parseText } from './parse-text.ts'
import { report } from './report.ts'

export interface ExpressionResult {
  /** Undefined where there are diagnostics. */
  expression: Expression | undefined
  /** In the order of the text. */
  diagnostics: Diagnostic[]
}

/** Parses a text that is one expression, in which line breaks are space. It never throws. */
export function parseExpression(source: Source): ExpressionResult {
  const { result, diagnostics } = parseText(source, readExpression)
  return { expression: diagnostics.length === 0 ? result : undefined, diagnostics }
}

function readExpression(cursor: Cursor): Expression | undefined {
  cursor.skipNewlines = true
  advance(cursor)
  const expression = cursor.grammar.parseExpression(cursor)
  if (expression !== undefined && cursor.kind !== 'end') {
    const message = `the expression ends before ${describeToken(cursor)}`
    report(cursor, { message, range: tokenRange(cursor) })
  }
  return expression
}
