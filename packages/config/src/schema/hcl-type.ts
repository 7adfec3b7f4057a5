import type { z } from 'zod'
import { type HclShape, hclShapes } from './hcl-shapes.ts'
import { units } from './in-unit.ts'

/** A schema as HCL sees it: without defaults, ranges and transformations. */
export type HclType = ScalarType | AnyType | UnionType | ListType | MapType | BlockType

/** Written `name = value`. */
export interface ScalarType {
  kind: 'string' | 'number' | 'bool'
  /** Of a number. */
  unit?: string
}

/** Any value, as JSON would have it. */
export interface AnyType {
  kind: 'any'
}

/** The first option that a value has the type of counts, else the first that it can be converted to. */
export interface UnionType {
  kind: 'union'
  options: readonly HclType[]
}

/** Written `name = [value, …]`, or, where the elements are blocks, as a block that may be repeated. */
export interface ListType {
  kind: 'list'
  element: HclType
}

/** Any keys. Written `name = { key = value }`, `name { key = value }` or `name = [{ key = value }, …]`. */
export interface MapType {
  kind: 'map'
  element: HclType
}

export interface BlockType extends HclShape {
  kind: 'block'
  fields: ReadonlyMap<string, HclType>
}

/** Reads a schema's HCL type off it. Throws on kinds of schema that no option has needed so far. */
export function toHclType(schema: z.core.$ZodType): HclType {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'string':
    case 'enum':
      return { kind: 'string' }
    case 'number':
      return { kind: 'number', ...units.get(schema) }
    case 'boolean':
      return { kind: 'bool' }
    case 'any':
    case 'unknown':
      return { kind: 'any' }
    case 'union':
      return { kind: 'union', options: def.options.map(toHclType) }
    case 'array':
      return { kind: 'list', element: toHclType(def.element) }
    case 'map':
      return { kind: 'map', element: toHclType(def.valueType) }
    case 'object':
      return toBlockType(schema, def.shape)
    case 'optional':
    case 'default':
    case 'prefault':
      return toHclType(def.innerType)
    case 'pipe':
      return toHclType(def.in)
    default:
      throw new TypeError(`A zod schema of type ${def.type} has no HCL form`)
  }
}

/** Schemas never change, so that each needs to be read once. */
const blockTypes = new WeakMap<z.core.$ZodType, BlockType>()

function toBlockType(schema: z.core.$ZodType, shape: z.core.$ZodShape): BlockType {
  const known = blockTypes.get(schema)
  if (known) return known
  const hcl = hclShapes.get(schema)
  if (!hcl) throw new TypeError('An object schema without an HCL shape: make it with block()')
  const fields = Object.entries(shape).map(([name, field]) => [name, toHclType(field)] as const)
  const type: BlockType = { kind: 'block', ...hcl, fields: new Map(fields) }
  blockTypes.set(schema, type)
  return type
}
