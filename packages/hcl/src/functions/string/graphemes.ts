/**
 * The characters of a text as a reader counts them: extended grapheme clusters (Unicode UAX #29). `"e\u0301"`, `"\r\n"` and
 * a family emoji are one each.
 */
export function toGraphemes(text: string): string[] {
  if (isPlain(text)) return text.split('')
  return Array.from(segmenter().segment(text), ({ segment }) => segment)
}

export function countGraphemes(text: string): number {
  if (isPlain(text)) return text.length
  let count = 0
  for (const _ of segmenter().segment(text)) count++
  return count
}

/** ASCII without carriage returns, where each code is a character. */
function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code > 0x7e || code === 0x0d) return false
  }
  return true
}

const segmenter = () => new Intl.Segmenter('und', { granularity: 'grapheme' })
