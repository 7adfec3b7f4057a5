import type { Body, Expression, ForNames, SplatStep, TemplatePart } from '../ast.ts'

/**
 * For tests: a body in short. An attribute is its name and value, a block `{ type: body, labels }`. Of expressions see
 * `outlineExpression`.
 */
export function outline({ items }: Body): unknown[] {
  return items.map((item) =>
    item.kind === 'attribute'
      ? [item.name, outlineExpression(item.expression)]
      : { [item.type]: outline(item.body), labels: item.labels.map(({ value }) => value) },
  )
}

/**
 * A reference is its source in `<>`, a template with more than text the list of its parts, and what is joined by an
 * operator or the like `{ operator: operands }`.
 */
export function outlineExpression(expression: Expression): unknown {
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
      const parts = outlineParts(expression.parts)
      return expression.parts.every(({ kind }) => kind === 'text') ? parts.join('') : parts
    }
    case 'access':
      return { access: [outlineExpression(expression.object), outlineStep(expression.step)] }
    case 'splat': {
      const { form, object, steps } = expression
      return { [form]: [outlineExpression(object), ...steps.map(outlineStep)] }
    }
    case 'call': {
      const args = expression.args.map(outlineExpression)
      return { [expression.name]: expression.expandLast ? [...args, '...'] : args }
    }
    case 'unary':
      return { [expression.operator]: [outlineExpression(expression.operand)] }
    case 'binary':
      return { [expression.operator]: [expression.left, expression.right].map(outlineExpression) }
    case 'conditional': {
      const { condition, then, otherwise } = expression
      return { '?': [condition, then, otherwise].map(outlineExpression) }
    }
    case 'for': {
      const { names, collection, key, value, condition, grouped } = expression
      return {
        for: outlineNames(names),
        in: outlineExpression(collection),
        ...(key === undefined ? {} : { key: outlineExpression(key) }),
        value: outlineExpression(value),
        ...(condition === undefined ? {} : { if: outlineExpression(condition) }),
        ...(grouped ? { grouped } : {}),
      }
    }
    case 'parentheses':
      return { '()': outlineExpression(expression.expression) }
  }
}

function outlineParts(parts: TemplatePart[]): unknown[] {
  return parts.map(outlinePart)
}

function outlinePart(part: TemplatePart): unknown {
  switch (part.kind) {
    case 'text':
      return part.value
    case 'interpolation':
      return outlineExpression(part.expression)
    case 'if': {
      const branches = [outlineParts(part.then), outlineParts(part.otherwise)]
      return { if: [outlineExpression(part.condition), ...branches] }
    }
    case 'for': {
      const { names, collection, body } = part
      return {
        for: outlineNames(names),
        in: outlineExpression(collection),
        body: outlineParts(body),
      }
    }
  }
}

function outlineNames({ key, value }: ForNames): string {
  return key === undefined ? value : `${key}, ${value}`
}

function outlineStep(step: SplatStep): unknown {
  if (step.kind === 'splat') return { [step.form]: step.steps.map(outlineStep) }
  return step.kind === 'attribute' ? `.${step.name}` : [outlineExpression(step.key)]
}

function outlineKey(key: Expression): string {
  if (key.kind === 'reference') return key.source
  const text = outlineExpression(key)
  return typeof text === 'object' ? JSON.stringify(text) : String(text)
}
