import type { Cursor } from '../cursor.ts'
import type { TextPart } from './template-token.ts'

/**
 * In a text without backslash escapes: reads up to a `${` or `%{`, or to the end of the line with its line break; undefined
 * where there is no text.
 */
export function readLineText(cursor: Cursor): TextPart | undefined {
  const { text, locate, end: from } = cursor
  let value = ''
  let copied = from
  let at = from
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === 10) {
      at++
      break
    }
    if ((code !== 36 && code !== 37) || !text.startsWith('{', at + 1)) at++
    else if (at > from && text.charCodeAt(at - 1) === code && at - 1 >= copied) {
      value += text.slice(copied, at)
      copied = ++at
    } else break
  }
  if (at === from) return undefined
  cursor.end = at
  value += text.slice(copied, at)
  return { kind: 'text', value, range: { start: locate(from), end: locate(at) } }
}
