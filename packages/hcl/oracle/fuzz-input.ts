import { generateBody } from './generate-body.ts'
import { createRandom, type Random } from './random.ts'

/** Bits that a lexer, a parser or an evaluator may trip over. */
export const trickyBits = [
  ...[
    '{',
    '}',
    '[',
    ']',
    '(',
    ')',
    '"',
    "'",
    '${',
    '%{',
    '$${',
    '<<',
    '<<-A\n',
    '\nA\n',
    '\n',
    '\r\n',
  ],
  ...[
    '=',
    ':',
    ',',
    '.',
    '..',
    '...',
    '?',
    '=>',
    '==',
    '+',
    '-',
    '*',
    '~',
    '!',
    ';',
    '::',
    '/*',
    '*/',
    '//',
  ],
  ...[
    '#',
    '\\',
    '\\u12',
    '\\q',
    'for',
    '[for a in ',
    '{for k, v in ',
    ' if ',
    'a',
    ' a = ',
    ' b {',
    '0',
    '1e9',
  ],
  ...[
    '1e999999999',
    'true',
    'null',
    '“',
    '\u00a0',
    '\t',
    '😀',
    '\ud83d',
    '\0',
    '\ufeff',
    'é',
    '日',
    '__proto__',
  ],
  ...[
    '"a": ',
    '{"a": 1}',
    '%{ if a }',
    '%{ for a in b ~}',
    '%{ endif }',
    '%{ endfor }',
    '.*',
    '[*]',
    '[0]',
    '-1',
  ],
  ...[
    'dynamic "a" {',
    'content {',
    'variable "a" {',
    'locals {',
    'try(',
    'range(0, 1e9)',
    'setproduct(',
    'format("%99d", ',
  ],
]

/** The text that a seed stands for: one of the corpus or a generated one, with some edits; now and then random bytes. */
export function fuzzInput(seed: number, corpus: readonly string[]): string {
  const random = createRandom(seed)
  if (random.chance(0.1)) return randomText(random)
  let text = random.chance(0.25) ? generateBody(random) : random.pick(corpus)
  for (let edits = random.below(7); edits > 0; edits--) text = edit(text, random, corpus)
  return text
}

function randomText(random: Random): string {
  const parts = Array.from({ length: random.below(80) }, () =>
    random.chance(0.5)
      ? random.pick(trickyBits)
      : String.fromCharCode(random.below(random.pick([128, 256, 65536]))),
  )
  return parts.join('')
}

function edit(text: string, random: Random, corpus: readonly string[]): string {
  const at = random.below(text.length + 1)
  const end = Math.min(text.length, at + random.below(random.pick([4, 40])))
  const [before, cut, after] = [text.slice(0, at), text.slice(at, end), text.slice(end)]
  switch (random.below(6)) {
    case 0:
      return before + after
    case 1:
      return before + cut.repeat(1 + random.below(4)) + after
    case 2: {
      const other = random.pick(corpus)
      const from = random.below(other.length + 1)
      return before + other.slice(from, from + random.below(200)) + after
    }
    case 3:
      return before + random.pick(trickyBits).repeat(random.chance(0.05) ? 300 : 1) + cut + after
    default:
      return before + random.pick(trickyBits) + after
  }
}
