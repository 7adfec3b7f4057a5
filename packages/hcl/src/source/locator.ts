import type { Position } from './range.ts'

/** Finds the position of an offset in a text. */
export type Locate = (offset: number) => Position

/**
 * Positions in `text`, cheap where the offsets asked for mostly grow: each call walks from the last one.
 * A byte order mark at the start takes no column.
 */
export function createLocator(text: string): Locate {
  const first = startOfText(text)
  let at = first
  let line = 1
  let lineStart = first
  let pairs = 0

  function walkBack(offset: number): void {
    const from = line
    for (; at > offset; at--) {
      if (text.charCodeAt(at - 1) === 10) line--
      else if (isPairEnd(text, at - 1)) pairs--
    }
    if (line === from) return
    lineStart = at === first ? first : Math.max(first, text.lastIndexOf('\n', at - 1) + 1)
    pairs = 0
    for (let i = lineStart + 1; i < at; i++) if (isPairEnd(text, i)) pairs++
  }

  return (offset) => {
    if (offset < at) walkBack(offset)
    for (; at < offset; at++) {
      const code = text.charCodeAt(at)
      if (code === 10) {
        line++
        lineStart = at + 1
        pairs = 0
      } else if (code >= 0xdc00 && code <= 0xdfff && isPairEnd(text, at)) pairs++
    }
    return { offset, line, column: offset - lineStart - pairs + 1 }
  }
}

/** The offset of the text itself: after a byte order mark, if there is one. */
export function startOfText(text: string): number {
  return text.charCodeAt(0) === 0xfeff ? 1 : 0
}

/** Whether the code unit at `offset` is the second half of a code point. */
function isPairEnd(text: string, offset: number): boolean {
  return (
    (text.charCodeAt(offset) & 0xfc00) === 0xdc00 &&
    (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800
  )
}
