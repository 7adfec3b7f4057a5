/** What a token is. Punctuation is its own kind; `invalid` is one character that begins no token. */
export type TokenKind =
  | 'identifier'
  | 'number'
  | 'quote'
  | 'heredoc'
  | 'newline'
  | 'end'
  | 'invalid'
  | Punctuation

type Punctuation = (typeof punctuation)[number]

const punctuation = [
  ...['...', '=>', '==', '!=', '<=', '>=', '&&', '||', '::'],
  ...['=', '{', '}', '[', ']', '(', ')', ',', '.', ':', ';', '?'],
  ...['!', '<', '>', '+', '-', '*', '/', '%', '~'],
] as const

/** By their first character the marks that begin with it, longer ones first, so that the first that fits is the right one. */
export const punctuationByStart: ReadonlyMap<string, readonly Punctuation[]> = Map.groupBy(
  punctuation,
  (mark) => mark.charAt(0),
)
