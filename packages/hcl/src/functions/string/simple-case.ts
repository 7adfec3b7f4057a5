/**
 * Case as Unicode's simple mappings have it: one code point for one code point, whatever stands beside it. So `ß` has no
 * upper case, and `Σ` at the end of a word becomes `σ`.
 */
export function toSimpleUpper(text: string): string {
  return mapCodePoints(text, upperOf)
}

export function toSimpleLower(text: string): string {
  return mapCodePoints(text, (character) => firstOf(character.toLowerCase()))
}

/** The case of a word's first letter: upper case but for digraphs (`ǆ` becomes `ǅ`) and Georgian, which has none. */
export function toSimpleTitle(character: string): string {
  const code = codeOf(character)
  if (georgian(code)) return character
  if (code >= 0x1c4 && code <= 0x1cc) return String.fromCodePoint(code - ((code - 0x1c4) % 3) + 1)
  if (code >= 0x1f1 && code <= 0x1f3) return 'ǲ'
  return upperOf(character)
}

function upperOf(character: string): string {
  const upper = character.toUpperCase()
  if (firstOf(upper).length === upper.length) return upper
  const code = codeOf(character)
  if (code < 0x1f80 || code > 0x1ff3) return character
  return greekWithIota(code)
}

/** Greek letters with iota subscript have capitals of their own, beside the two letters that `toUpperCase` writes. */
function greekWithIota(code: number): string {
  if (code <= 0x1faf) return String.fromCodePoint(code | 8)
  const hasCapital = code === 0x1fb3 || code === 0x1fc3 || code === 0x1ff3
  return String.fromCodePoint(hasCapital ? code + 9 : code)
}

function mapCodePoints(text: string, map: (character: string) => string): string {
  let result = ''
  for (const character of text) result += map(character)
  return result
}

const georgian = (code: number) => code >= 0x10d0 && code <= 0x10ff
const codeOf = (character: string) => character.codePointAt(0) ?? 0
const firstOf = (text: string) => String.fromCodePoint(codeOf(text))
