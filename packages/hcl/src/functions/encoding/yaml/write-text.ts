const breaks = /[\r\n\u0085\u2028\u2029]/u
/** What may not stand in a literal text: what does not print, and spaces before a line end or at the end. */
const notLiteral = /[^\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]| [\n\u2028\u2029]| $/u
const bestWidth = 80
const names = new Map([
  [0x00, '0'],
  [0x07, 'a'],
  [0x08, 'b'],
  [0x09, 't'],
  [0x0a, 'n'],
  [0x0b, 'v'],
  [0x0c, 'f'],
  [0x0d, 'r'],
  [0x1b, 'e'],
  [0x22, '"'],
  [0x5c, '\\'],
  [0x85, 'N'],
  [0xa0, '_'],
  [0x2028, 'L'],
  [0x2029, 'P'],
])

/** A text of several lines as a literal one (`|`), if it can be; `indent` is that of its lines. */
export function writeBlockText(text: string, indent: number): string | undefined {
  if (!text.includes('\n') || notLiteral.test(text)) return undefined
  const indentHint = text.startsWith(' ') || breaks.test(text.charAt(0)) ? '2' : ''
  const ends = /[\n\u2028\u2029]*$/.exec(text)?.[0].length ?? 0
  const chompHint = ends === 0 ? '-' : ends > 1 || text.length === 1 ? '+' : ''
  const pad = ' '.repeat(indent)
  const lines = text.split('\n').map((line) => (line === '' ? '' : pad + line))
  return `|${indentHint}${chompHint}\n${lines.join('\n')}`
}

/** In double quotes. With `fold`, a line is broken at a space beyond 80 columns. */
export function writeQuotedText(text: string, fold?: { indent: number; column: number }): string {
  let result = '"'
  let column = (fold?.column ?? 0) + 1
  let afterSpace = false
  const characters = [...text]
  for (const [index, character] of characters.entries()) {
    const isInner = index > 0 && index < characters.length - 1
    if (character === ' ' && fold && !afterSpace && column > bestWidth && isInner) {
      result += `\n${' '.repeat(fold.indent)}`
      column = fold.indent
      if (characters[index + 1] === ' ') {
        result += '\\'
        column++
      }
      afterSpace = true
      continue
    }
    const written = needsEscape(character) ? escapeOf(character) : character
    result += written
    column += written.length
    afterSpace = character === ' '
  }
  return `${result}"`
}

function needsEscape(character: string): boolean {
  if (character === '"' || character === '\\' || breaks.test(character)) return true
  return !/[\u0020-\u007e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/u.test(character)
}

function escapeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  const name = names.get(code)
  if (name !== undefined) return `\\${name}`
  const [letter, digits] = code <= 0xff ? ['x', 2] : code <= 0xffff ? ['u', 4] : ['U', 8]
  return `\\${letter}${code.toString(16).toUpperCase().padStart(digits, '0')}`
}
