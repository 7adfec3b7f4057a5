import type { z } from 'zod'
import { blockMaps } from '../schema/map-of.ts'
import type { Spec } from './hclspec.ts'
import { blockOf, type ObjectSchema, type Option, optionsOf, shapeOf } from './options-of.ts'
import { unwrap } from './unwrap.ts'

/** The `hclspec` of a block's content, as a Nomad client asks a driver for it (nomad-plugin.md). */
export function toHclspec(schema: z.core.$ZodType): Spec {
  const { base } = unwrap(schema)
  if (base._zod.def.type !== 'object') throw new TypeError('Only a block has an hclspec')
  return toObject(base as ObjectSchema)
}

function toObject(schema: ObjectSchema): Spec {
  const attributes = optionsOf(schema).map((option) => [option.name, toSpec(option)])
  return { object: { attributes: Object.fromEntries(attributes) } }
}

function toSpec(option: Option): Spec {
  const primary = withoutDefault(option)
  if (option.fallback === undefined) return primary
  return { default: { primary, default: { literal: { value: toLiteral(option.fallback) } } } }
}

function withoutDefault({ name, schema, isRequired: required }: Option): Spec {
  const block = blockOf(schema)
  if (!block) {
    const { def } = schema._zod
    if (def.type === 'map' && blockMaps.has(schema))
      return { block_attrs: { name, type: typeOf(unwrap(def.valueType).base), required } }
    return { Attr: { name, type: typeOf(schema), required } }
  }
  const nested = toObject(block.schema)
  const { label } = shapeOf(block.schema)
  if (label !== undefined) return { block_map: { name, labels: [label], nested } }
  if (block.isRepeatable) return { block_list: { name, min_items: 0, max_items: 0, nested } }
  return { block_value: { name, required, nested } }
}

/** Maps come as a list of maps, whether they were written as a block, an attribute or a list. */
function typeOf(schema: z.core.$ZodTypes): string {
  const { def } = schema._zod
  switch (def.type) {
    case 'string':
    case 'enum':
      return 'string'
    case 'number':
      return 'number'
    case 'boolean':
      return 'bool'
    case 'any':
    case 'unknown':
    case 'union':
      return 'any'
    case 'array':
      return `list(${typeOf(unwrap(def.element).base)})`
    case 'map':
      return `list(map(${typeOf(unwrap(def.valueType).base)}))`
    default:
      throw new TypeError(`A zod schema of type ${def.type} has no hclspec`)
  }
}

/** JSON is HCL but for templates in its texts. */
function toLiteral(value: unknown): string {
  return JSON.stringify(value).replaceAll('${', '$${').replaceAll('%{', '%%{')
}
