export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** Where the identifier at `offset` ends; `offset` itself where none begins. HCL2's own: Unicode's, with `_` and `-`. */
export function endOfIdentifier(text: string, offset: number): number {
  let at = offset
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (isLetter(code) || (at > offset && (isDigit(code) || code === 45))) at++
    else if (code < 128) break
    else {
      const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
      if (!(at > offset ? /\p{ID_Continue}/u : /\p{ID_Start}/u).test(character)) break
      at += character.length
    }
  }
  return at
}

/** An ASCII letter or `_`. */
function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95
}

/**
 * Where what is written like a number at `offset` ends; there is a digit at `offset`. As in HCL2's own scanner that is all
 * that follows of digits, exponents and dots but for dots at its end: `1.2.3` is one token, and no number.
 */
export function endOfNumber(text: string, offset: number): number {
  let end = offset
  for (let at = offset; ; ) {
    const code = text.charCodeAt(at)
    if (isDigit(code)) end = ++at
    else if (code === 46) at++
    else if (code === 69 || code === 101) {
      const sign = text[at + 1] === '+' || text[at + 1] === '-' ? 1 : 0
      if (!isDigit(text.charCodeAt(at + 1 + sign))) return end
      at += 2 + sign
      end = at
    } else return end
  }
}
