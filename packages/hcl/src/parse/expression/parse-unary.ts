import type { Expression } from '../../ast.ts'
import { advance } from '../advance.ts'
import type { Cursor } from '../cursor.ts'
import { enter, growTaller } from '../enter.ts'
import { parseOperand } from './parse-operand.ts'
import { parseSteps } from './parse-steps.ts'

/** Reads an operand with its steps, and `-` or `!` before it: `-a.b` is the negative of `a.b`. */
export function parseUnary(cursor: Cursor): Expression | undefined {
  const { kind: operator } = cursor
  if (operator !== '-' && operator !== '!') {
    const from = cursor.start
    const operand = parseOperand(cursor)
    return operand && parseSteps(cursor, operand, from)
  }
  const start = cursor.locate(cursor.start)
  if (!enter(cursor)) return undefined
  advance(cursor)
  const operand = parseUnary(cursor)
  cursor.depth--
  if (operand === undefined || !growTaller(cursor)) return undefined
  return { kind: 'unary', operator, operand, range: { start, end: operand.range.end } }
}
