import {
  type Body,
  createFileAccess,
  createFunctions,
  evaluate,
  formatHcl,
  parseExpression,
  parseHcl,
  parseTemplate,
  type Scope,
  type Value,
} from '../src/index.ts'
import { describeForOracle } from './describe-value.ts'
import { variablesText } from './oracle-variables.ts'

/** What the oracle is asked (main.go). */
export interface Question {
  kind: 'expression' | 'template' | 'body' | 'format' | 'variables'
  text: string
}

export interface Answer {
  value?: unknown
  format?: string
  error?: string
}

/** Answers as the oracle does, by this package. File functions read in `folder`. */
export function createOurs(folder: string): (question: Question) => Answer {
  const functions = createFunctions({ files: createFileAccess(folder) })
  const scope: Scope = { functions, variables: readVariables({ functions }) }
  return ({ kind, text }) => {
    const source = { path: 'text', text }
    if (kind === 'format') {
      const { text: format, diagnostics } = formatHcl(source)
      return format === undefined ? problem(diagnostics) : { format }
    }
    if (kind === 'body') return answerBody(source, scope)
    if (kind === 'template') {
      const { template, diagnostics } = parseTemplate(source)
      return diagnostics.length > 0 ? problem(diagnostics) : answerValue(evaluate(template, scope))
    }
    const { expression, diagnostics } = parseExpression(source)
    return expression === undefined
      ? problem(diagnostics)
      : answerValue(evaluate(expression, scope))
  }
}

function problem(diagnostics: { message: string }[]): Answer {
  return { error: diagnostics.map(({ message }) => message).join('; ') }
}

function answerValue({ value, diagnostics }: ReturnType<typeof evaluate>): Answer {
  return value === undefined ? problem(diagnostics) : { value: describeForOracle(value) }
}

function readVariables(scope: Scope): Map<string, Value> {
  const { body } = parseHcl({ path: 'variables', text: variablesText }, { syntax: 'native' })
  const variables = new Map<string, Value>()
  for (const item of body.items) {
    const { value, diagnostics } = item.kind === 'attribute' ? evaluate(item.expression, scope) : {}
    if (item.kind !== 'attribute' || value === undefined) {
      throw new Error(`A variable has no value: ${diagnostics?.[0]?.message}`)
    }
    variables.set(item.name, value)
  }
  return variables
}

function answerBody(source: { path: string; text: string }, scope: Scope): Answer {
  const { body, diagnostics } = parseHcl(source, { syntax: 'native' })
  if (diagnostics.length > 0) return problem(diagnostics)
  const problems: { message: string }[] = []
  const value = describeBody(body, (expression) => {
    const evaluated = evaluate(expression, scope)
    problems.push(...evaluated.diagnostics)
    return evaluated.value
  })
  return problems.length > 0 ? problem(problems) : { value }
}

type Evaluate = (expression: Parameters<typeof evaluate>[0]) => Value | undefined

function describeBody(body: Body, evaluateOne: Evaluate): unknown {
  const attributes: [string, unknown][] = []
  const blocks: unknown[] = []
  for (const item of body.items) {
    if (item.kind === 'attribute') {
      const value = evaluateOne(item.expression)
      attributes.push([item.name, value && describeForOracle(value)])
    } else {
      const labels = item.labels.map(({ value }) => value)
      blocks.push({ type: item.type, labels, body: describeBody(item.body, evaluateOne) })
    }
  }
  return { attributes: Object.fromEntries(attributes), blocks }
}
