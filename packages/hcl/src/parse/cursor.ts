import type { BodyItem, Expression } from '../ast.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { createLocator, type Locate, startOfText } from '../source/locator.ts'
import type { Position, Range } from '../source/range.ts'
import type { Sequence } from './template/template-token.ts'
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
  /** In how many nested blocks, values and operands the cursor is. */
  depth: number
  /** How deep what was read of the current expression nests at most, chains of operators included. */
  height: number
  /** In how many `${…}` and `%{…}` the cursor is. */
  sequences: number
  /** The type of the innermost block. */
  block: string | undefined
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
  parseSequence(cursor: Cursor): Sequence | undefined
}

export interface CursorOptions {
  text: string
  grammar: Grammar
  /** Where `text` is not the source itself but was decoded from a part of it. */
  locate?: Locate
  diagnostics?: Diagnostic[]
  depth?: number
}

export function createCursor(options: CursorOptions): Cursor {
  const { text, grammar, locate = createLocator(text), diagnostics = [], depth = 0 } = options
  const start = startOfText(text)
  return {
    grammar,
    text,
    locate,
    diagnostics,
    kind: 'newline',
    start,
    end: start,
    previousEnd: start,
    skipNewlines: false,
    newlineBefore: false,
    depth,
    height: 0,
    sequences: 0,
    block: undefined,
    stopped: false,
    suspect: undefined,
  }
}

/** Whether the current token is a `kind`. The compiler does not take it that the tokens after it are that too. */
export function isAt(cursor: Cursor, kind: TokenKind): boolean {
  return cursor.kind === kind
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
