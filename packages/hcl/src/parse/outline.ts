import type { Body, Expression } from '../ast.ts'

/**
 * For tests: a body in short. An attribute is its name and value, a block `{ type: body, labels }`, a reference its
 * source in `<>`, a template with interpolations the list of its parts.
 */
export function outline({ items }: Body): unknown[] {
  return items.map((item) =>
    item.kind === 'attribute'
      ? [item.name, outlineExpression(item.expression)]
      : { [item.type]: outline(item.body), labels: item.labels.map(({ value }) => value) },
  )
}

function outlineExpression(expression: Expression): unknown {
  switch (expression.kind) {
    case 'literal': {
      const { literal } = expression
      if (literal.type === 'number') return Number(literal.text)
      return literal.type === 'bool' ? literal.value : null
    }
    case 'reference':
      return `<${expression.source}>`
    case 'tuple':
      return expression.items.map(outlineExpression)
    case 'object':
      return Object.fromEntries(
        expression.entries.map(({ key, value }) => [outlineKey(key), outlineExpression(value)]),
      )
    case 'template': {
      const parts = expression.parts.map((part) =>
        part.kind === 'text' ? part.value : outlineExpression(part.expression),
      )
      return expression.parts.every(({ kind }) => kind === 'text') ? parts.join('') : parts
    }
  }
}

function outlineKey(key: Expression): string {
  return key.kind === 'reference' ? key.source : String(outlineExpression(key))
}
