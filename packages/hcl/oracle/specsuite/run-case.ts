import {
  type Block,
  type Body,
  convertValue,
  type Diagnostic,
  equalValues,
  evaluate,
  parseHcl,
  parseType,
  type Source,
  type Value,
} from '../../src/index.ts'
import { type Decode, decodeSpec, reportUnexpected } from './decode-spec.ts'

export interface SpecsuiteCase {
  /** What is read. */
  input: Source
  /** What is to be taken from it, in hcldec's language. */
  spec: Source
  /** What is expected: a result, or diagnostics at places. */
  expected: Source
}

/** Runs a case; undefined where all is as expected, else in words what is not. */
export function runCase({ input, spec, expected }: SpecsuiteCase): string | undefined {
  const specBody = readAll(spec)
  const expectedBody = readAll(expected)
  const { value, diagnostics } = decodeInput(input, specBody)
  const places = expectedPlaces(expectedBody)
  const found = diagnostics.map(placeOf)
  if (places.join() !== found.join()) {
    const said = diagnostics.map((each) => `${placeOf(each)} ${each.message}`)
    return `errors are expected at [${places.join(', ')}], and are: [${said.join('; ')}]`
  }
  if (places.length > 0 || value === undefined) return undefined
  return compareResult(value, expectedBody)
}

function decodeInput(
  input: Source,
  spec: Body,
): { value: Value | undefined; diagnostics: Diagnostic[] } {
  const syntax = input.path.endsWith('.json') ? 'json' : 'native'
  const { body, diagnostics } = parseHcl(input, { syntax })
  if (diagnostics.length > 0) return { value: undefined, diagnostics }
  const blocks = spec.items.filter((item) => item.kind === 'block')
  const root = blocks.find(({ type }) => type !== 'variables')
  if (root === undefined) throw new Error('there is no specification')
  const variables = new Map<string, Value>()
  for (const item of blocks.find(({ type }) => type === 'variables')?.body.items ?? []) {
    if (item.kind === 'attribute') variables.set(item.name, evaluated(item.expression))
  }
  const decode: Decode = { body, scope: { variables }, diagnostics: [], known: new Set() }
  const value = decodeSpec(root, decode)
  if (root.type !== 'literal') reportUnexpected(decode)
  return { value, diagnostics: decode.diagnostics }
}

function compareResult(value: Value, expected: Body): string | undefined {
  const typeExpression = attributeOf(expected, 'result_type')
  const parsed = typeExpression && parseType(typeExpression)
  if (parsed && 'problem' in parsed) throw new Error(parsed.problem)
  const type = parsed?.type ?? { kind: 'any' as const }
  const conversion = convertValue(value, type)
  if ('problem' in conversion) return `the result is of another type: ${conversion.problem}`
  const result = attributeOf(expected, 'result')
  if (result === undefined) return undefined
  const wanted = convertValue(evaluated(result), type)
  if ('problem' in wanted) throw new Error(wanted.problem)
  return equalValues(conversion.value, wanted.value) ? undefined : 'the result is another value'
}

/** `line:column-line:column` of each error that a case expects. */
function expectedPlaces(expected: Body): string[] {
  const block = expected.items.find((item) => item.kind === 'block' && item.type === 'diagnostics')
  if (block?.kind !== 'block') return []
  return block.body.items.filter((item) => item.kind === 'block').map(expectedPlace)
}

function expectedPlace({ body }: Block): string {
  const [from, to] = ['from', 'to'].map((side) => {
    const block = body.items.find((item) => item.kind === 'block' && item.type === side)
    if (block?.kind !== 'block') throw new Error(`an expected error has no "${side}"`)
    return ['line', 'column'].map((name) => numberOf(block.body, name)).join(':')
  })
  return `${from}-${to}`
}

function placeOf({ range: { start, end } }: Diagnostic): string {
  return `${start.line}:${start.column}-${end.line}:${end.column}`
}

function numberOf(body: Body, name: string): string {
  const expression = attributeOf(body, name)
  if (expression?.kind === 'literal' && expression.literal.type === 'number') {
    return expression.literal.text
  }
  throw new Error(`${name} is no number`)
}

function attributeOf(body: Body, name: string) {
  const item = body.items.find((item) => item.kind === 'attribute' && item.name === name)
  return item?.kind === 'attribute' ? item.expression : undefined
}

function evaluated(expression: Parameters<typeof evaluate>[0]): Value {
  const { value, diagnostics } = evaluate(expression)
  if (value) return value
  throw new Error(diagnostics.map(({ message }) => message).join('; '))
}

function readAll(source: Source): Body {
  const { body, diagnostics } = parseHcl(source, { syntax: 'native' })
  if (diagnostics.length === 0) return body
  throw new Error(`${source.path}: ${diagnostics.map(({ message }) => message).join('; ')}`)
}
