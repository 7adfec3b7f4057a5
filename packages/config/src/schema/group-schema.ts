import { z } from 'zod'
import { constraintSchema } from './constraint-schema.ts'
import { duration } from './duration.ts'
import { block } from './hcl-shapes.ts'
import { label } from './label.ts'
import { mapOf } from './map-of.ts'
import { networkSchema } from './network-schema.ts'
import { restartSchema } from './restart-schema.ts'
import { scalingSchema } from './scaling-schema.ts'
import { serviceSchema } from './service-schema.ts'
import { taskSchema } from './task-schema.ts'
import { text } from './text.ts'
import { volumeSchema } from './volume-schema.ts'

/** Nomad has no default for `max_run_duration`: without it tasks may run for ever. */
const maxRunDuration = duration
  .refine((milliseconds) => milliseconds > 0, 'must be more than 0')
  .optional()

export const groupSchema = block(
  { block: 'group', label: 'name' },
  {
    name: label
      .regex(/^[^/\\]*$/, 'must not contain a slash')
      .describe("The group's name, unique in its job"),
    count: z
      .int()
      .min(0)
      .optional()
      .describe('How many allocations of the group to run; the min of scaling if unset, else 1'),
    scaling: scalingSchema.optional().describe('What would change the count on a cluster'),
    constraint: z.array(constraintSchema).default([]).describe('What the node must be'),
    meta: mapOf(text).describe("Data of your own, for all of the group's tasks"),
    restart: restartSchema.optional().describe("When and how often the group's tasks restart"),
    network: networkSchema.prefault({}).describe("The group's ports"),
    volume: z.array(volumeSchema).default([]).describe('A volume that tasks may mount'),
    service: z.array(serviceSchema).default([]).describe('What the group offers to others'),
    shutdown_delay: duration
      .prefault('0s')
      .describe('The wait between taking the services away and stopping the tasks'),
    max_run_duration: maxRunDuration.describe('How long the tasks of a batch job may run'),
    task: z.array(taskSchema).default([]).describe('A task; those of a group run together'),
  },
)
