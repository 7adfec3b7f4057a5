import { generateExpression } from './generate-expression.ts'
import type { Random } from './random.ts'

interface Level {
  random: Random
  /** Levels of blocks that may still follow. */
  depth: number
  /** What the iterators around are. */
  names: readonly string[]
}

/** The text of a body with `dynamic` blocks: of attributes `a` and `b`, and blocks `x` and `y "name"`. */
export function generateDynamic(random: Random): string {
  return items({ random, depth: 3, names: [] })
}

function items(level: Level): string {
  const { random, depth, names } = level
  const value = () => oneLine(generateExpression(random, random.below(2), { names }))
  const attributes = ['a', 'b']
    .filter(() => random.chance(0.6))
    .map((name) => `${name} = ${value()}\n`)
  const blocks = Array.from({ length: depth > 0 ? random.below(3) : 0 }, () => block(level))
  return [...attributes, ...blocks].join('')
}

function block(level: Level): string {
  const { random, depth, names } = level
  const inner = { ...level, depth: depth - 1 }
  const type = random.pick(['x', 'y'])
  if (random.chance(0.3)) return `${type}${type === 'y' ? ' "n"' : ''} {\n${items(inner)}}\n`
  const iterator = random.chance(0.3) ? 'each' : type
  const own = [...names, `${iterator}.value`, `${iterator}.key`]
  const forEach = random.pick([
    ...['[1, 2]', 'l2', 'x1', 'm1', 'o1', '{ a = "b" }', '[]', 'lo'],
    oneLine(generateExpression(random, 1, { names, kind: random.pick(['list', 'object', 'any']) })),
  ])
  const label = oneLine(generateExpression(random, 0, { names: own, kind: 'string' }))
  return `dynamic "${type}" {
for_each = ${forEach}
${iterator === type ? '' : `iterator = ${iterator}\n`}${type === 'y' ? `labels = [${label}]\n` : ''}content {
${items({ ...inner, names: own })}}
}
`
}

/** Without heredocs, which must end their lines. */
function oneLine(expression: string): string {
  return expression.includes('<<') ? '"none"' : expression
}
