import type { BodyItem, Expression, TemplatePart } from '../ast.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { createLocator, type Locate, startOfText } from '../source/locator.ts'
import type { Position, Range } from '../source/range.ts'
import type { TokenKind } from './token-kind.ts'

/**
 * Where a parse stands: the current token and what has been reported so far. Nothing beyond `end` has been read, so a
 * parser that sees a quote reads the string's characters itself from there, and calls `advance` after it.
 */
export interface Cursor {
  readonly grammar: Grammar
  readonly text: string
  readonly locate: Locate
  readonly diagnostics: Diagnostic[]
  kind: TokenKind
  start: number
  end: number
  /** Where the token before the current one ends. */
  previousEnd: number
  /** Whether line breaks are mere space (in lists and interpolations) and not tokens. */
  skipNewlines: boolean
  /** Whether a skipped line break lies before the current token. */
  newlineBefore: boolean
  depth: number
  /** In how many `${…}` and `%{…}` the cursor is. */
  sequences: number
  /** Above 0 while skipping, when unsupported syntax has been reported already. */
  quiet: number
  /** Nothing is reported any more: what is left of the text cannot be judged. */
  stopped: boolean
  /** The first block whose closing brace stands left of the block, so that its own is probably missing. */
  suspect: Range | undefined
}

/**
 * Where the grammar goes round: a block holds items, a list holds expressions, a string holds `${…}`. A parser calls
 * these through its cursor, and imports only those below it.
 */
export interface Grammar {
  parseItems(cursor: Cursor, isInBlock: boolean): BodyItem[]
  parseExpression(cursor: Cursor): Expression | undefined
  parseSequence(cursor: Cursor): TemplatePart | undefined
}

export function createCursor(text: string, grammar: Grammar): Cursor {
  const start = startOfText(text)
  return {
    grammar,
    text,
    locate: createLocator(text),
    diagnostics: [],
    kind: 'newline',
    start,
    end: start,
    previousEnd: start,
    skipNewlines: false,
    newlineBefore: false,
    depth: 0,
    sequences: 0,
    quiet: 0,
    stopped: false,
    suspect: undefined,
  }
}

/** The range from `start` to the end of the last token that was read. */
export function rangeFrom(cursor: Cursor, start: Position): Range {
  return { start, end: cursor.locate(cursor.previousEnd) }
}

/** The range of the current token. */
export function tokenRange(cursor: Cursor): Range {
  return { start: cursor.locate(cursor.start), end: cursor.locate(cursor.end) }
}

export function tokenText(cursor: Cursor): string {
  return cursor.text.slice(cursor.start, cursor.end)
}
