import type { Cursor } from '../cursor.ts'

/**
 * Whether a new attribute or block begins at the current token: then the list or expression that should go on here
 * was not closed on a line before.
 */
export function startsItem(cursor: Cursor): boolean {
  return cursor.kind === 'identifier' && cursor.newlineBefore && looksLikeItem(cursor)
}

/** Whether what follows the current identifier makes it an attribute's name or a block's type. */
export function looksLikeItem(cursor: Cursor): boolean {
  const header = /[ \t]*(?:=(?![=>])|(?:"[^"\n]*"[ \t]*)*\{)/y
  header.lastIndex = cursor.end
  return header.test(cursor.text)
}
