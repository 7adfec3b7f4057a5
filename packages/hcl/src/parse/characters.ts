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

/** Where the number at `offset` ends; there is a digit at `offset`. */
export function endOfNumber(text: string, offset: number): number {
  let at = endOfDigits(text, offset)
  if (text[at] === '.' && isDigit(text.charCodeAt(at + 1))) at = endOfDigits(text, at + 1)
  if (text[at] !== 'e' && text[at] !== 'E') return at
  const sign = text[at + 1] === '+' || text[at + 1] === '-' ? 1 : 0
  return isDigit(text.charCodeAt(at + 1 + sign)) ? endOfDigits(text, at + 1 + sign) : at
}

function endOfDigits(text: string, offset: number): number {
  let at = offset
  while (isDigit(text.charCodeAt(at))) at++
  return at
}
