import {
  type Block,
  type Body,
  convertValue,
  type Diagnostic,
  evaluate,
  parseType,
  type Range,
  type Scope,
  type Type,
  type Value,
  type ValueEntry,
} from '../../src/index.ts'

/** A decode in progress: what the specification asks for is taken from a body, and what is wrong with it is said. */
export interface Decode {
  body: Body
  scope: Scope
  diagnostics: Diagnostic[]
  /** What some specification has asked for, by name. */
  known: Set<string>
}

/**
 * The value that a block of a `.hcldec` file specifies, taken from a body. Of hcldec's language that is what the suite
 * uses; anything else throws.
 */
export function decodeSpec(spec: Block, decode: Decode): Value {
  switch (spec.type) {
    case 'literal':
      return attributeValue(spec, 'value')
    case 'object':
      return decodeObject(spec, decode)
    case 'attr':
      return decodeAttribute(spec, decode)
    case 'block':
    case 'block_list':
    case 'block_map':
      return decodeBlocks(spec, decode)
    default:
      throw new Error(`the specification has a block "${spec.type}", which is not supported`)
  }
}

/** After all was asked for: reports what else is in the body. */
export function reportUnexpected({ body, known, diagnostics }: Decode): void {
  for (const item of body.items) {
    const name = item.kind === 'attribute' ? item.name : item.type
    const range = item.kind === 'attribute' ? item.nameRange : item.typeRange
    if (!known.has(name)) {
      diagnostics.push({ severity: 'error', message: `${name} is not expected here`, range })
    }
  }
}

function decodeObject(spec: Block, decode: Decode): Value {
  const entries = blocksOf(spec).map((block): ValueEntry => {
    return { key: nameOf(block), keyRange: block.range, value: decodeSpec(block, decode) }
  })
  return { type: 'object', entries, range: spec.range }
}

function decodeAttribute(spec: Block, { body, scope, diagnostics, known }: Decode): Value {
  const name = nameOf(spec)
  known.add(name)
  const type = typeOf(spec)
  const item = body.items.find((item) => item.kind === 'attribute' && item.name === name)
  if (item?.kind !== 'attribute') return nullAt(spec.range)
  const evaluated = evaluate(item.expression, scope)
  diagnostics.push(...evaluated.diagnostics)
  if (evaluated.value === undefined) return nullAt(item.range)
  const converted = convertValue(evaluated.value, type)
  if ('value' in converted) return converted.value
  diagnostics.push({ severity: 'error', message: converted.problem, range: item.expression.range })
  return nullAt(item.range)
}

function decodeBlocks(spec: Block, decode: Decode): Value {
  const type = spec.labels[0]?.value ?? textOf(spec, 'block_type')
  decode.known.add(type)
  const [inner] = blocksOf(spec)
  if (inner === undefined) throw new Error(`the specification of ${type} is empty`)
  const blocks = decode.body.items.filter((item) => item.kind === 'block' && item.type === type)
  const decoded = blocks.map((block): ValueEntry => {
    if (block.kind !== 'block') throw new Error('no block')
    const own: Decode = { ...decode, body: block.body, known: new Set() }
    const value = decodeSpec(inner, own)
    reportUnexpected(own)
    return { key: block.labels[0]?.value ?? '', keyRange: block.range, value }
  })
  if (spec.type === 'block') return decoded[0]?.value ?? nullAt(spec.range)
  if (spec.type === 'block_map') return { type: 'object', entries: decoded, range: spec.range }
  return { type: 'list', items: decoded.map(({ value }) => value), range: spec.range }
}

function blocksOf({ body }: Block): Block[] {
  return body.items.filter((item) => item.kind === 'block')
}

function nameOf({ type, labels }: Block): string {
  const [label] = labels
  if (label === undefined) throw new Error(`the specification of "${type}" has no name`)
  return label.value
}

function typeOf(spec: Block): Type {
  const expression = expressionOf(spec, 'type')
  const parsed = parseType(expression)
  if ('type' in parsed) return parsed.type
  throw new Error(parsed.problem)
}

function textOf(spec: Block, name: string): string {
  const value = attributeValue(spec, name)
  if (value.type === 'string') return value.value
  throw new Error(`${name} is no text`)
}

function attributeValue(spec: Block, name: string): Value {
  const { value } = evaluate(expressionOf(spec, name))
  if (value) return value
  throw new Error(`${name} has no value`)
}

function expressionOf({ type, body }: Block, name: string) {
  const item = body.items.find((item) => item.kind === 'attribute' && item.name === name)
  if (item?.kind === 'attribute') return item.expression
  throw new Error(`the specification of "${type}" has no ${name}`)
}

function nullAt(range: Range): Value {
  return { type: 'null', range }
}
