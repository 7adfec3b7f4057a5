import type { TokenKind } from '../parse/token-kind.ts'

/** A token of a text that parses, with the space before it. All that is no space is in one of them. */
export interface FormatToken {
  kind: FormatTokenKind
  /** As written; a line break in it that is no one's content is `\n`. */
  text: string
  /** Spaces before it, on its line. */
  spaces: number
}

export type FormatTokenKind =
  | Exclude<TokenKind, 'quote' | 'heredoc' | 'end' | 'invalid'>
  /** One that ends its line holds the line break too. */
  | 'comment'
  | 'open quote'
  | 'close quote'
  /** With the line break after it. */
  | 'open heredoc'
  /** With the indentation before it. */
  | 'close heredoc'
  /** What a string or heredoc says. */
  | 'text'
  /** `${`, `%{`, with their `~`. */
  | 'open sequence'
  | 'close sequence'

/** How many more brackets are open after a token. */
export function bracketChange({ kind }: FormatToken): number {
  return change.get(kind) ?? 0
}

const change: ReadonlyMap<FormatTokenKind, number> = new Map([
  ...(['{', '[', '(', 'open sequence'] as const).map((kind) => [kind, 1] as const),
  ...(['}', ']', ')', 'close sequence'] as const).map((kind) => [kind, -1] as const),
])

/** The brackets that tokens open, less those that they close. */
export function openedBrackets(tokens: readonly FormatToken[]): number {
  return tokens.reduce((sum, token) => sum + bracketChange(token), 0)
}
