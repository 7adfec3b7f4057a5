import { z } from 'zod'
import { units } from '../schema/in-unit.ts'
import { NO_EFFECT } from '../schema/other-names.ts'
import { blockOf, type ObjectSchema, type Option, optionsOf, shapeOf } from './options-of.ts'
import { unwrap } from './unwrap.ts'

export type JsonSchema = { [keyword: string]: unknown }

/** Text with `${…}`, whose value is known later: it may stand for a value of any type. */
const REFERENCE: JsonSchema = { type: 'string', pattern: '\\$\\{' }

/**
 * The JSON Schema (draft 2020-12) of a block's content in HCL's JSON form, for editors: a block is an object or a list of
 * objects, with its label as a key around it; text that HCL converts counts as its number or bool.
 */
export function toJsonSchema(schema: z.core.$ZodType, title: string): JsonSchema {
  const { base, description } = unwrap(schema)
  if (base._zod.def.type !== 'object') throw new TypeError('Only a block has a JSON Schema')
  const blocks = createBlocks()
  const root = blocks.reference(base as ObjectSchema)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title,
    ...(description && { description }),
    ...root,
    $defs: { reference: REFERENCE, ...blocks.definitions() },
  }
}

/** The blocks that a JSON Schema refers to, each under a name of its own. */
function createBlocks() {
  const names = new Map<ObjectSchema, string>()
  const definitions = new Map<string, JsonSchema>()

  function reference(schema: ObjectSchema): JsonSchema {
    const known = names.get(schema)
    if (known !== undefined) return { $ref: `#/$defs/${known}` }
    const name = freeName(shapeOf(schema).block)
    names.set(schema, name)
    definitions.set(name, {})
    definitions.set(name, contentOf(schema, reference))
    return { $ref: `#/$defs/${name}` }
  }

  function freeName(block: string): string {
    const base = block.replaceAll(/\W+/g, '-')
    for (let count = 1; ; count++) {
      const name = count === 1 ? base : `${base}-${count}`
      if (!definitions.has(name) && name !== 'reference') return name
    }
  }

  return { reference, definitions: () => Object.fromEntries(definitions) }
}

type ToReference = (schema: ObjectSchema) => JsonSchema

function contentOf(schema: ObjectSchema, toReference: ToReference): JsonSchema {
  const options = optionsOf(schema)
  const required = options.filter(({ isRequired }) => isRequired).map(({ name }) => name)
  const own = options.map((option) => [option.name, optionOf(option, toReference)] as const)
  const ignored = Object.entries(NO_EFFECT[shapeOf(schema).block] ?? {}).map(
    ([name, why]) => [name, { description: `Has no effect: ${why}`, deprecated: true }] as const,
  )
  return {
    type: 'object',
    properties: Object.fromEntries([...own, ...ignored]),
    patternProperties: { '^//$': {} },
    additionalProperties: false,
    ...(required.length > 0 && { required }),
  }
}

function optionOf(option: Option, toReference: ToReference): JsonSchema {
  const { description, schema } = option
  const fallback = blockOf(schema) ? undefined : option.fallback
  return {
    ...(description && { description }),
    ...(fallback !== undefined && { default: fallback }),
    ...jsonOf(schema, toReference),
  }
}

function jsonOf(schema: z.core.$ZodTypes, toReference: ToReference): JsonSchema {
  const block = blockOf(schema)
  if (block) return blocksOf(block.schema, toReference)
  const { def } = schema._zod
  switch (def.type) {
    case 'string':
    case 'enum':
      return textOf(schema)
    case 'number':
      return orReference([
        numberOf(schema),
        { type: 'string', pattern: '^[+-]?[0-9.]+(e[+-]?[0-9]+)?$' },
      ])
    case 'boolean':
      return orReference([{ type: 'boolean' }, { enum: ['true', 'false', '1', '0'] }])
    case 'any':
    case 'unknown':
      return {}
    case 'union':
      return { anyOf: def.options.map((each) => jsonOf(unwrap(each).base, toReference)) }
    case 'array':
      return orReference([{ type: 'array', items: jsonOf(unwrap(def.element).base, toReference) }])
    case 'map':
      return mapOf(jsonOf(unwrap(def.valueType).base, toReference))
    default:
      throw new TypeError(`A zod schema of type ${def.type} has no JSON form in HCL`)
  }
}

function blocksOf(schema: ObjectSchema, toReference: ToReference): JsonSchema {
  const one = oneOrMany(toReference(schema))
  if (shapeOf(schema).label === undefined) return one
  return oneOrMany({ type: 'object', additionalProperties: one })
}

function mapOf(value: JsonSchema): JsonSchema {
  return oneOrMany({ type: 'object', additionalProperties: value })
}

function oneOrMany(one: JsonSchema): JsonSchema {
  return { anyOf: [one, { type: 'array', items: one }] }
}

function orReference(schemas: JsonSchema[]): JsonSchema {
  return { anyOf: [...schemas, { $ref: '#/$defs/reference' }] }
}

/** Numbers and bools stand for their text, unless only some texts are right. */
function textOf(schema: z.core.$ZodTypes): JsonSchema {
  const own = leafOf(schema)
  if ('pattern' in own || 'enum' in own || 'allOf' in own) return orReference([own])
  return { ...own, type: ['string', 'number', 'boolean'] }
}

function numberOf(schema: z.core.$ZodTypes): JsonSchema {
  const { minimum, maximum, ...own } = leafOf(schema)
  const { unit } = units.get(schema) ?? {}
  return {
    ...own,
    ...(minimum !== Number.MIN_SAFE_INTEGER && { minimum }),
    ...(maximum !== Number.MAX_SAFE_INTEGER && { maximum }),
    ...(unit && { $comment: `in ${unit}` }),
  }
}

/** The ranges, patterns and words of a scalar, as zod has them. */
function leafOf(schema: z.core.$ZodTypes): JsonSchema {
  const { $schema, description, ...own } = z.toJSONSchema(schema, { io: 'input' })
  return own
}
