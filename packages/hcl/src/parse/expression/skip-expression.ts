import { advance } from '../advance.ts'
import { startsItem } from '../body/starts-item.ts'
import type { Cursor } from '../cursor.ts'
import { parseHeredoc } from '../template/parse-heredoc.ts'
import { parseQuoted } from '../template/parse-quoted.ts'
import type { TokenKind } from '../token-kind.ts'

const closers: Partial<Record<TokenKind, TokenKind>> = { '[': ']', '{': '}', '(': ')' }

/**
 * Skips what is left of an expression that could not be read: up to the comma, closing bracket or line break that
 * ends it. Mistakes in the strings inside are still reported.
 */
export function skipExpression(cursor: Cursor): void {
  const awaited: TokenKind[] = []
  while (cursor.kind !== 'end') {
    const closer = closers[cursor.kind]
    if (closer !== undefined) awaited.push(closer)
    else if (isCloser(cursor.kind)) {
      if (!awaited.includes(cursor.kind)) break
      while (awaited.pop() !== cursor.kind);
    } else if (awaited.length === 0 && (cursor.kind === ',' || cursor.kind === 'newline')) break
    else if (awaited.at(-1) !== '}' && startsItem(cursor)) break
    skipToken(cursor)
  }
}

/** Skips to the closing bracket of the list, object or sequence that the cursor is in, or to the text's end. */
export function skipToCloser(cursor: Cursor): void {
  skipExpression(cursor)
  while (cursor.kind === ',' || cursor.kind === 'newline') {
    advance(cursor)
    skipExpression(cursor)
  }
}

/** Skips to the end of the line, or to the brace that closes the block. */
export function skipLine(cursor: Cursor): void {
  while (!isEndOfLine(cursor)) {
    skipExpression(cursor)
    if (!isEndOfLine(cursor)) advance(cursor)
  }
}

/** Whether a line ends before or at the current token, as it must after an attribute or a block. */
export function isEndOfLine({ kind, newlineBefore }: Cursor): boolean {
  return newlineBefore || kind === 'newline' || kind === '}' || kind === 'end'
}

function isCloser(kind: TokenKind): boolean {
  return kind === ']' || kind === '}' || kind === ')'
}

function skipToken(cursor: Cursor): void {
  if (cursor.kind === 'quote') parseQuoted(cursor)
  else if (cursor.kind === 'heredoc') parseHeredoc(cursor)
  else advance(cursor)
}
