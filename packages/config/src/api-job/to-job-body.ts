import type { Attribute, Block, Body, BodyItem, Expression, ObjectExpression } from '@longshore/hcl'
import type { BlockType, HclType } from '../schema/hcl-type.ts'
import { findOption } from './find-option.ts'
import { isUnset } from './is-unset.ts'
import { type Property, propertiesOf } from './properties.ts'

type Report = (property: Property, type: BlockType) => void

interface Around {
  type: BlockType
  /** Told of each property that means nothing. */
  report: Report
}

/**
 * A block of Nomad's JSON API as the language writes it: `{ "ID": "a", "TaskGroups": […] }` becomes
 * `job "a" { group … }`, with every part at its place in the JSON.
 */
export function toBlock(
  object: ObjectExpression,
  property: Property,
  { type, report }: Around,
): Block {
  const properties = propertiesOf(object)
  const labelled = type.label === undefined ? [] : properties.filter((one) => isLabel(one, type))
  const items = properties.flatMap((one) => toItems(one, { type, report }))
  return blockAt(property, {
    type: type.block,
    labels: labelled.flatMap(({ value }) => labelOf(value)),
    body: { kind: 'body', syntax: 'native', items, range: object.range },
  })
}

function toItems(property: Property, { type, report }: Around): BodyItem[] {
  const { value } = property
  if (isLabel(property, type)) return []
  const option = findOption(property.name, type)
  if (option === 'not of the language') return []
  if (option === undefined) {
    if (!isUnset(value, undefined, type)) report(property, type)
    return []
  }
  const field = type.fields.get(option)
  if (isUnset(value, field, type)) return []
  const parts = field && toBlocks({ ...property, name: option }, field, report)
  return parts ?? [attributeAt(property, option, toWritten(value, field))]
}

/** The blocks that a property stands for; `undefined` where it is an option. */
function toBlocks(property: Property, field: HclType, report: Report): Block[] | undefined {
  const { value } = property
  const type = field.kind === 'list' ? field.element : field
  if (type.kind !== 'block') return undefined
  if (type.block === 'config')
    return value.kind === 'object' ? [toConfig(value, property)] : undefined
  if (property.name === 'volume' && value.kind === 'object')
    return toVolumes(value, { type, report })
  const objects = value.kind === 'tuple' ? value.items : [value]
  if (!objects.every((object) => object.kind === 'object')) return undefined
  return objects.map((object) => {
    const block = toBlock(object, property, { type, report })
    return { ...block, type: property.name }
  })
}

/** A driver's options are the same as in the language, in HCL's JSON form. */
function toConfig(object: ObjectExpression, property: Property): Block {
  const items = propertiesOf(object).map((one) => attributeAt(one, one.name, one.value))
  const body: Body = { kind: 'body', syntax: 'json', items, range: object.range }
  return blockAt(property, { type: 'config', labels: [], body })
}

/** Volumes are by their name. */
function toVolumes(object: ObjectExpression, around: Around): Block[] {
  return propertiesOf(object).flatMap((volume) => {
    if (volume.value.kind !== 'object') return []
    const labels = [{ value: volume.name, range: volume.nameRange }]
    return { ...toBlock(volume.value, volume, around), type: 'volume', labels }
  })
}

function isLabel({ name }: Property, { block, label }: BlockType): boolean {
  const property = block === 'job' ? 'id' : label
  return block !== 'volume' && name.toLowerCase() === property
}

function labelOf(expression: Expression): Block['labels'] {
  const part = expression.kind === 'template' ? expression.parts[0] : undefined
  return part?.kind === 'text' ? [{ value: part.value, range: expression.range }] : []
}

/** Durations are numbers of nanoseconds, where the language has texts. */
function toWritten(value: Expression, field: HclType | undefined): Expression {
  if (field?.kind !== 'string' || value.kind !== 'literal') return value
  const { literal, range } = value
  if (literal.type !== 'number') return value
  const parts = [{ kind: 'text', value: `${literal.text}ns`, range } as const]
  return { kind: 'template', form: 'quoted', parts, range }
}

function attributeAt(
  { nameRange, value }: Property,
  name: string,
  expression: Expression,
): Attribute {
  const range = { start: nameRange.start, end: value.range.end }
  return { kind: 'attribute', name, nameRange, expression, range }
}

function blockAt(
  { nameRange, value }: Property,
  block: Pick<Block, 'type' | 'labels' | 'body'>,
): Block {
  return { kind: 'block', typeRange: nameRange, range: value.range, ...block }
}
