import {
  type Body,
  createFileAccess,
  createFunctions,
  evaluate,
  expandDynamic,
  extendScope,
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
  kind: 'expression' | 'template' | 'body' | 'dynamic' | 'format' | 'variables'
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
    if (kind === 'body' || kind === 'dynamic') return answerBody(source, scope)
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
  const expansion = expandDynamic(body, scope)
  const problems: { message: string }[] = [...expansion.diagnostics]
  const value = describeBody(expansion.body, scope, problems)
  return problems.length > 0 ? problem(problems) : { value }
}

function describeBody(body: Body, outer: Scope, problems: { message: string }[]): unknown {
  const scope = extendScope(outer, body.variables)
  const attributes: [string, unknown][] = []
  const blocks: unknown[] = []
  for (const item of body.items) {
    if (item.kind === 'attribute') {
      const { value, diagnostics } = evaluate(item.expression, scope)
      problems.push(...diagnostics)
      attributes.push([item.name, value && describeForOracle(value)])
    } else {
      const labels = item.labels.map(({ value }) => value)
      blocks.push({ type: item.type, labels, body: describeBody(item.body, scope, problems) })
    }
  }
  return { attributes: Object.fromEntries(attributes), blocks }
}
