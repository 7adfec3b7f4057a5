import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { agentFileSchema } from '../agent-file/agent-schema.ts'
import { driverOptionsSchema } from './driver-options-schema.ts'
import { type BlockType, type HclType, toHclType } from './hcl-type.ts'
import { jobFileSchema } from './job-schema.ts'
import { NO_EFFECT } from './other-names.ts'

const blocks = [jobFileSchema, agentFileSchema].map(toHclType).flatMap(blocksOf)

describe('the names that no schema has', () => {
  it.each([
    ...Object.entries(NO_EFFECT).map(([block, names]) => [block, Object.keys(names)] as const),
  ])('of %s stand in a block that exists, and are not in its schema', (block, names) => {
    const fields = blocks.filter((type) => type.block === block).flatMap(fieldsOf)
    expect(fields).not.toEqual([])
    expect(fields.filter((field) => names.includes(field))).toEqual([])
  })
})

describe('the schemas', () => {
  it.each([
    { file: 'job', schema: jobFileSchema },
    { file: 'plugin', schema: driverOptionsSchema },
    { file: 'agent', schema: agentFileSchema },
  ])('describe every option of a $file', ({ schema }) => {
    expect(undescribed(schema)).toEqual([])
  })
})

/** A label that is no option by the same name: a job's `id` may not be set a second time. */
function fieldsOf({ fields, label }: BlockType): string[] {
  return [...fields.keys()].filter((field) => field !== label)
}

function blocksOf(type: HclType): BlockType[] {
  if (type.kind === 'block') return [type, ...[...type.fields.values()].flatMap(blocksOf)]
  return type.kind === 'list' ? blocksOf(type.element) : []
}

/** The names of the options without a description, in the schema and in those inside it. */
function undescribed(schema: z.ZodType): string[] {
  const def: Record<string, unknown> = { ...schema.def }
  const inner = [def.element, def.innerType, def.in].filter((part) => part !== undefined)
  const fields = Object.entries((def.shape ?? {}) as Record<string, z.ZodType>)
  return [
    ...fields.flatMap(([name, field]) => (field.description ? [] : [name])),
    ...[...inner, ...fields.map(([, field]) => field)].flatMap((part) =>
      undescribed(part as z.ZodType),
    ),
  ]
}
