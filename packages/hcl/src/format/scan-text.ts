import { endOfLine } from '../parse/skip-trivia.ts'

/** Where the text of a string ends: at its quote, or at a `${` or `%{`. */
export function endOfQuotedText(text: string, from: number): number {
  let at = from
  while (at < text.length && text[at] !== '"') {
    if (text[at] === '\\') at += 2
    else if (isEscape(text, at)) at += 3
    else if (isOpener(text, at)) break
    else at++
  }
  return at
}

/** Where the text of a heredoc's line ends: after its line break, or at a `${` or `%{`. */
export function endOfHeredocText(text: string, from: number): number {
  const lineEnd = Math.min(endOfLine(text, from) + 1, text.length)
  let at = from
  while (at < lineEnd) {
    if (isEscape(text, at)) at += 3
    else if (isOpener(text, at)) break
    else at++
  }
  return at
}

/** Where the closing marker of a heredoc ends, if `at` is the start of its line. */
export function endOfMarker(text: string, marker: string, at: number): number | undefined {
  if (text[at - 1] !== '\n') return undefined
  const line = text.slice(at, endOfLine(text, at))
  return line.trim() === marker ? at + line.indexOf(marker) + marker.length : undefined
}

/** `$${` and `%%{` mean themselves, with one of the marks. */
function isEscape(text: string, at: number): boolean {
  return text[at] === text[at + 1] && isOpener(text, at + 1)
}

function isOpener(text: string, at: number): boolean {
  return (text[at] === '$' || text[at] === '%') && text[at + 1] === '{'
}
