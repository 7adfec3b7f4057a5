import { type Cursor, tokenText } from './cursor.ts'

/** Names the current token for a sentence such as "expected a value, found …". */
export function describeToken(cursor: Cursor): string {
  if (cursor.kind === 'end') return 'the end of the text'
  if (cursor.kind === 'newline') return 'the end of the line'
  if (cursor.kind === 'quote') return 'a string'
  if (cursor.kind === 'heredoc') return 'a heredoc'
  return nameText(tokenText(cursor))
}

/** Text in backticks; a single character that cannot be seen, or takes for a space, by its number. */
export function nameText(text: string): string {
  return /^[\p{Cc}\p{Cf}\p{Z}\p{Cs}]$/u.test(text)
    ? `the invisible character U+${text.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`
    : `\`${shorten(text)}\``
}

/** As much of a text as fits into a sentence. */
export function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
