import type { z } from 'zod'
import { type HclShape, hclShapes } from '../schema/hcl-shapes.ts'
import { toJsonValue } from './to-json-value.ts'
import { unwrap } from './unwrap.ts'

/** An option of a block, for whoever writes about it. */
export interface Option {
  name: string
  schema: z.core.$ZodTypes
  description: string
  isRequired: boolean
  /**
   * What holds where it is not set, as JSON; `undefined` for nothing or an empty list or map. Of a block that counts as
   * there, what holds for its own options.
   */
  fallback: unknown
}

export type ObjectSchema = z.core.$ZodObject

/** The options of a block in the order of its schema, without the field that its label fills. */
export function optionsOf(schema: ObjectSchema): Option[] {
  const { label } = shapeOf(schema)
  return Object.entries(schema._zod.def.shape)
    .filter(([name]) => name !== label)
    .map(([name, field]) => {
      const { base: schema, fallback, ...rest } = unwrap(field)
      return { name, schema, fallback: fallbackOf(schema, fallback), ...rest }
    })
}

/** How a block is written. Throws on an object schema that `block()` did not make. */
export function shapeOf(schema: ObjectSchema): HclShape {
  const shape = hclShapes.get(schema)
  if (!shape) throw new TypeError('An object schema without an HCL shape: make it with block()')
  return shape
}

/** The block of a schema that is one or a list of them, once or repeatable. */
export function blockOf(
  schema: z.core.$ZodTypes,
): { schema: ObjectSchema; isRepeatable: boolean } | undefined {
  const { def } = schema._zod
  if (def.type === 'object') return { schema: schema as ObjectSchema, isRepeatable: false }
  if (def.type !== 'array') return undefined
  const { base } = unwrap(def.element)
  if (base._zod.def.type !== 'object') return undefined
  return { schema: base as ObjectSchema, isRepeatable: true }
}

function fallbackOf(schema: z.core.$ZodTypes, fallback: unknown): unknown {
  if (fallback === undefined || schema._zod.def.type !== 'object') return toJsonValue(fallback)
  const inner = optionsOf(schema as ObjectSchema).map((option) => [option.name, option.fallback])
  return toJsonValue({ ...Object.fromEntries(inner), ...(fallback as object) })
}
