import type { CallExpression, Expression } from '../ast.ts'
import { nearestName } from '../diagnostics/nearest-name.ts'
import type { Range } from '../source/range.ts'
import type { Type, TypeAttribute } from './type.ts'

/** What is wrong with a type expression, with what to write instead, and where. */
export interface TypeProblem {
  problem: string
  range: Range
}

/**
 * The type that an expression such as `list(string)` or `object({ a = string, b = optional(number) })` names
 * (hcl's ext/typeexpr). Nothing is evaluated.
 */
export function parseType(expression: Expression): { type: Type } | TypeProblem {
  if (expression.kind === 'parentheses') return parseType(expression.expression)
  if (expression.kind === 'call') return parseConstructor(expression)
  if (expression.kind === 'reference' && expression.steps.length === 0) {
    return parseKeyword(expression.root, expression.range)
  }
  const text = stringOf(expression)
  const instead = text === undefined ? 'such as string or list(string)' : `without quotes: ${text}`
  return { problem: `a type is a name, ${instead}`, range: expression.range }
}

const simple = ['string', 'number', 'bool', 'any'] as const
const collections = ['list', 'set', 'map'] as const

function parseKeyword(name: string, range: Range): { type: Type } | TypeProblem {
  const kind = simple.find((candidate) => candidate === name)
  if (kind) return { type: { kind } }
  const usage = usages.get(name)
  if (usage) return { problem: `\`${name}\` needs to know of what: write ${usage}`, range }
  return unknownType(name, range)
}

const usages = new Map([
  ...collections.map((name) => [name, `${name}(string)`] as const),
  ['tuple', 'tuple([string, number])'],
  ['object', 'object({ name = string })'],
])

function parseConstructor(call: CallExpression): { type: Type } | TypeProblem {
  const { name, args, nameRange, range } = call
  const [argument, ...more] = args
  const usage = usages.get(name)
  if (usage === undefined) return refuseConstructor(call)
  if (argument === undefined || more.length > 0 || call.expandLast) {
    return { problem: `\`${name}\` takes one argument: write ${usage}`, range }
  }
  const kind = collections.find((candidate) => candidate === name)
  if (kind) {
    const parsed = parseType(argument)
    return 'type' in parsed ? { type: { kind, element: parsed.type } } : parsed
  }
  if (name === 'tuple' && argument.kind === 'tuple') return parseElements(argument.items)
  if (name === 'object' && argument.kind === 'object') return parseAttributes(argument.entries)
  return { problem: `\`${name}\` is written ${usage}`, range: nameRange }
}

function refuseConstructor({ name, nameRange }: CallExpression): TypeProblem {
  if (name === 'optional') {
    return {
      problem: 'only attributes of an object can be optional: object({ name = optional(string) })',
      range: nameRange,
    }
  }
  if (simple.some((candidate) => candidate === name)) {
    return { problem: `\`${name}\` takes no argument: write ${name}`, range: nameRange }
  }
  return unknownType(name, nameRange)
}

function parseElements(items: readonly Expression[]): { type: Type } | TypeProblem {
  const elements: Type[] = []
  for (const item of items) {
    const parsed = parseType(item)
    if ('problem' in parsed) return parsed
    elements.push(parsed.type)
  }
  return { type: { kind: 'tuple', elements } }
}

function parseAttributes(
  entries: readonly { key: Expression; value: Expression }[],
): { type: Type } | TypeProblem {
  const attributes = new Map<string, TypeAttribute>()
  for (const { key, value } of entries) {
    const { range } = key
    if (key.kind !== 'reference' || key.steps.length > 0) {
      return { problem: 'an attribute of an object type is a bare name', range }
    }
    if (attributes.has(key.root)) {
      return { problem: `the attribute \`${key.root}\` is there twice`, range }
    }
    const parsed = parseAttribute(value)
    if ('problem' in parsed) return parsed
    attributes.set(key.root, parsed)
  }
  return { type: { kind: 'object', attributes } }
}

function parseAttribute(expression: Expression): TypeAttribute | TypeProblem {
  const optional = expression.kind === 'call' && expression.name === 'optional'
  const [argument, ...more] = optional ? expression.args : [expression]
  if (argument === undefined || more.length > 0) {
    return {
      problem: '`optional` takes one argument, the type: optional(string)',
      range: expression.range,
    }
  }
  const parsed = parseType(argument)
  return 'type' in parsed ? { type: parsed.type, optional } : parsed
}

function unknownType(name: string, range: Range): TypeProblem {
  const nearest = nearestName(name, [...simple, ...usages.keys()])
  const instead = nearest ? `did you mean \`${nearest}\`?` : `write one such as string`
  return { problem: `\`${name}\` is no type: ${instead}`, range }
}

function stringOf(expression: Expression): string | undefined {
  if (expression.kind !== 'template' || expression.parts.length !== 1) return undefined
  const [part] = expression.parts
  return part?.kind === 'text' ? part.value : undefined
}
