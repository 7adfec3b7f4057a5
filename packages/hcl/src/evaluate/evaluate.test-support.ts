import {
  type Evaluation,
  type Expression,
  evaluate,
  parseExpression,
  type Scope,
} from '../index.ts'
import { lazyFunctions } from './lazy-functions.ts'

/** The expression that a text writes, which must be right. */
export function expressionOf(text: string): Expression {
  const { expression, diagnostics } = parseExpression({ path: 'test.hcl', text })
  if (expression === undefined || diagnostics.length > 0) {
    throw new Error(`This is no expression: ${text}\n${diagnostics.map(({ message }) => message)}`)
  }
  return expression
}

/** With the functions of expressions, unless the scope has its own. */
export function evaluateText(text: string, scope?: Scope): Evaluation {
  return evaluate(expressionOf(text), { functions: lazyFunctions, ...scope })
}
