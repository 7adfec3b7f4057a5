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

export type Punctuation = (typeof punctuation)[number]

/** Longer ones first, so that the first that fits is the right one. */
export const punctuation = [
  ...['...', '=>', '==', '!=', '<=', '>=', '&&', '||', '::'],
  ...['=', '{', '}', '[', ']', '(', ')', ',', '.', ':', ';', '?'],
  ...['!', '<', '>', '+', '-', '*', '/', '%', '~'],
] as const
