import { z } from 'zod'
import { choice } from './choice.ts'
import { groupSchema } from './group-schema.ts'
import { block } from './hcl-shapes.ts'
import { label } from './label.ts'
import { mapOf } from './map-of.ts'
import { taskSchema } from './task-schema.ts'
import { text } from './text.ts'

/** Names: nomad/structs `Job.Validate` and `validNamespaceName`. */
export const jobSchema = block(
  { block: 'job', label: 'id' },
  {
    id: label.regex(/^[^ ]*$/, 'must not contain a space').describe("The job's id"),
    name: label.optional().describe("The name to show; the job's id if unset"),
    type: choice(['service', 'batch'], 'Longshore does not support other types of jobs yet')
      .default('service')
      .describe('Whether the tasks run on (service) or to their end (batch)'),
    region: choice(['global'], 'a single node knows no other region')
      .default('global')
      .describe('The region to run in'),
    datacenters: z
      .array(z.string().min(1))
      .min(1)
      .default(['*'])
      .describe('The datacenters to run in, as globs'),
    namespace: z
      .string()
      .regex(/^[a-zA-Z0-9-]{1,128}$/, 'must be 1 to 128 letters, digits and dashes')
      .default('default')
      .describe('The namespace of the job'),
    meta: mapOf(text).describe("Data of your own, for all of the job's tasks"),
    group: z.array(groupSchema).default([]).describe('Tasks that run together'),
    task: z.array(taskSchema).default([]).describe('A task in a group of its own, as in 2015'),
  },
)

export const jobFileSchema = block(
  { block: 'the file' },
  { job: z.array(jobSchema).default([]).describe('The job; a file holds one') },
)
