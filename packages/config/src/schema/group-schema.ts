import { z } from 'zod'
import { block } from './hcl-shapes.ts'
import { label } from './label.ts'
import { mapOf } from './map-of.ts'
import { networkSchema } from './network-schema.ts'
import { restartSchema } from './restart-schema.ts'
import { taskSchema } from './task-schema.ts'
import { text } from './text.ts'

export const groupSchema = block(
  { block: 'group', label: 'name' },
  {
    name: label
      .regex(/^[^/\\]*$/, 'must not contain a slash')
      .describe("The group's name, unique in its job"),
    count: z.int().min(0).default(1).describe('How many allocations of the group to run'),
    meta: mapOf(text).describe("Data of your own, for all of the group's tasks"),
    restart: restartSchema.optional().describe("When and how often the group's tasks restart"),
    network: networkSchema.prefault({}).describe("The group's ports"),
    task: z.array(taskSchema).default([]).describe('A task; those of a group run together'),
  },
)
