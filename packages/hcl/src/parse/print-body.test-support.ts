import type { Body, Expression, ForExpression, ForNames, SplatStep, TemplatePart } from '../ast.ts'
import type { Tree } from './generated-bodies.test-support.ts'

/** For tests: a tree as HCL2 writes it, each item on a line. */
export function printBody({ items }: Tree<Body>): string {
  return items
    .map((item) => {
      if (item.kind === 'attribute') return `${item.name} = ${print(item.expression)}\n`
      const labels = item.labels.map(({ value }) => ` ${quote(value)}`).join('')
      return `${item.type}${labels} {\n${printBody(item.body)}}\n`
    })
    .join('')
}

function print(expression: Tree<Expression>): string {
  switch (expression.kind) {
    case 'literal': {
      const { literal } = expression
      if (literal.type === 'number') return literal.text
      return literal.type === 'bool' ? String(literal.value) : 'null'
    }
    case 'template':
      return `"${expression.parts.map(printPart).join('')}"`
    case 'tuple':
      return `[${expression.items.map(print).join(', ')}]`
    case 'object':
      return `{ ${expression.entries.map(({ key, value }) => `${print(key)} = ${print(value)}`).join(', ')} }`
    case 'reference':
      return expression.root + expression.steps.map(printStep).join('')
    case 'access':
      return print(expression.object) + printStep(expression.step)
    case 'splat':
      return print(expression.object) + printStep(expression)
    case 'call':
      return `${expression.name}(${expression.args.map(print).join(', ')}${expression.expandLast ? '...' : ''})`
    case 'unary':
      return expression.operator + print(expression.operand)
    case 'binary':
      return `${print(expression.left)} ${expression.operator} ${print(expression.right)}`
    case 'conditional':
      return `${print(expression.condition)} ? ${print(expression.then)} : ${print(expression.otherwise)}`
    case 'for':
      return printFor(expression)
    case 'parentheses':
      return `(${print(expression.expression)})`
  }
}

function printFor({ names, collection, key, value, condition, grouped }: Tree<ForExpression>) {
  const intro = `for ${printNames(names)} in ${print(collection)} :`
  const filter = condition === undefined ? '' : ` if ${print(condition)}`
  return key === undefined
    ? `[${intro} ${print(value)}${filter}]`
    : `{${intro} ${print(key)} => ${print(value)}${grouped ? '...' : ''}${filter}}`
}

function printNames({ key, value }: ForNames): string {
  return key === undefined ? value : `${key}, ${value}`
}

function printPart(part: Tree<TemplatePart>): string {
  switch (part.kind) {
    case 'text':
      return quote(part.value).slice(1, -1)
    case 'interpolation':
      return `\${${print(part.expression)}}`
    case 'if': {
      const otherwise = part.otherwise.map(printPart).join('')
      const branches = part.then.map(printPart).join('') + (otherwise && `%{ else }${otherwise}`)
      return `%{ if ${print(part.condition)} }${branches}%{ endif }`
    }
    case 'for': {
      const body = part.body.map(printPart).join('')
      return `%{ for ${printNames(part.names)} in ${print(part.collection)} }${body}%{ endfor }`
    }
  }
}

function printStep(step: Tree<SplatStep>): string {
  switch (step.kind) {
    case 'attribute':
      return `.${step.name}`
    case 'index':
      return `[${print(step.key)}]`
    case 'splat':
      return (step.form === 'full' ? '[*]' : '.*') + step.steps.map(printStep).join('')
  }
}

function quote(text: string): string {
  const escapes: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }
  const escaped = text
    .replace(/["\\]/g, '\\$&')
    .replace(/[\n\r\t]/g, (character) => escapes[character] ?? '')
    .replace(/([$%])\{/g, '$1$1{')
    .replace(/[$%]$/, (sign) => (sign === '$' ? '\\u0024' : '\\U00000025'))
  return `"${escaped}"`
}
