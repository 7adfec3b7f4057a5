import { generateExpression } from './generate-expression.ts'
import type { Random } from './random.ts'

/** The text of a body: attributes, blocks in blocks, comments, blank lines, spaces and tabs as they come. */
export function generateBody(random: Random, depth = 3): string {
  const lines: string[] = []
  const count = 1 + random.below(5)
  for (let index = 0; index < count; index++) lines.push(generateItem(random, index, depth))
  return lines.join('')
}

function generateItem(random: Random, index: number, depth: number): string {
  const indent = random.pick(['', '  ', '\t', '      '])
  const roll = random.below(10)
  if (roll === 0) return `${indent}${random.pick(['# note', '// note', '/* a\n b */', '#'])}\n`
  if (roll === 1) return random.pick(['\n', '\n\n', '  \n'])
  const name = `${random.pick(['a', 'long_name', 'é', 'b-c', 'for', 'null'])}${index}`
  if (roll < 7 || depth === 0) {
    const value = generateExpression(random, random.below(3))
    const end = value.endsWith('EOT\n')
      ? ''
      : `${random.pick(['', ' # x', '  // y', ' /* z */'])}\n`
    return `${indent}${name}${random.pick([' ', '', '  '])}=${random.pick([' ', '', '\t'])}${value}${end}`
  }
  const labels = Array.from({ length: random.below(3) }, () =>
    random.pick([' "l"', ' bare', ' "é\\n"']),
  )
  const head = `${indent}${name}${labels.join('')} {`
  if (random.chance(0.2)) return `${head}}\n`
  if (random.chance(0.2)) return `${head} x=${random.below(9)} }\n`
  return `${head}\n${generateBody(random, depth - 1)}${indent}}\n`
}
