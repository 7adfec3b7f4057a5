/** Without the code points at the end for which `matches` holds. In linear time, which a regular expression is not. */
export function trimEndWhere(text: string, matches: (character: string) => boolean): string {
  let end = text.length
  while (end > 0) {
    const size = isPair(text, end - 2) ? 2 : 1
    if (!matches(text.slice(end - size, end))) break
    end -= size
  }
  return text.slice(0, end)
}

/** The same at the beginning. */
export function trimStartWhere(text: string, matches: (character: string) => boolean): string {
  let start = 0
  while (start < text.length) {
    const size = isPair(text, start) ? 2 : 1
    if (!matches(text.slice(start, start + size))) break
    start += size
  }
  return text.slice(start)
}

const isPair = (text: string, index: number) =>
  index >= 0 && (text.codePointAt(index) ?? 0) > 0xffff
