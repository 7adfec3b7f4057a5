import type { BinaryOperator, Expression } from '../../ast.ts'
import { advance } from '../advance.ts'
import type { Cursor } from '../cursor.ts'
import { growTaller } from '../enter.ts'
import type { TokenKind } from '../token-kind.ts'
import { parseUnary } from './parse-unary.ts'

/** Higher ones bind tighter; those of one level are read from left to right. */
const levels: Partial<Record<TokenKind, number>> & Record<BinaryOperator, number> = {
  '||': 1,
  '&&': 2,
  ...{ '==': 3, '!=': 3 },
  ...{ '<': 4, '>': 4, '<=': 4, '>=': 4 },
  ...{ '+': 5, '-': 5 },
  ...{ '*': 6, '/': 6, '%': 6 },
}

/** Reads an operand, and what operators of `level` and above join to it. */
export function parseBinary(cursor: Cursor, level: number): Expression | undefined {
  let left = parseUnary(cursor)
  while (left !== undefined) {
    const { kind } = cursor
    if (!isOperator(kind) || levels[kind] < level) break
    advance(cursor)
    const right = parseBinary(cursor, levels[kind] + 1)
    if (right === undefined || !growTaller(cursor)) return undefined
    const range = { start: left.range.start, end: right.range.end }
    left = { kind: 'binary', operator: kind, left, right, range }
  }
  return left
}

function isOperator(kind: TokenKind): kind is BinaryOperator {
  return levels[kind] !== undefined
}
