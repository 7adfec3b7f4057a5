import { z } from 'zod'
import { choice } from './choice.ts'
import { constraintSchema } from './constraint-schema.ts'
import { groupSchema } from './group-schema.ts'
import { block } from './hcl-shapes.ts'
import { label } from './label.ts'
import { mapOf } from './map-of.ts'
import { taskSchema } from './task-schema.ts'
import { text } from './text.ts'
import { variableSchema } from './variable-schema.ts'

/** nomad/structs `Job.Validate`. */
const id = label.regex(/^[^ ]*$/, 'must not contain a space')

/** Names: api/jobs.go `Job` and nomad/structs `validNamespaceName`. */
export const jobSchema = block(
  { block: 'job', label: 'label' },
  {
    label: id.describe("The job's id, and its name unless that is set"),
    id: id.optional().describe("The job's id, in place of the label"),
    name: label.optional().describe("The name to show; the job's label if unset"),
    type: choice(['service', 'batch', 'system', 'sysbatch'])
      .default('service')
      .describe(
        'Whether tasks run on (service, system) or to their end (batch, sysbatch); sys… on every node',
      ),
    region: label.default('global').describe('The region to run in'),
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
    priority: z
      .int()
      .min(1)
      .max(32767)
      .default(50)
      .describe('Whose turn it is when nodes are full'),
    constraint: z.array(constraintSchema).default([]).describe('What the node must be'),
    meta: mapOf(text).describe("Data of your own, for all of the job's tasks"),
    group: z.array(groupSchema).default([]).describe('Tasks that run together'),
    task: z.array(taskSchema).default([]).describe('A task in a group of its own, as in 2015'),
  },
)

/** `variable`, `variables` and `locals` are read before the rest: see `variables/`. */
export const jobFileSchema = block(
  { block: 'the file' },
  {
    job: z.array(jobSchema).default([]).describe('The job; a file holds one'),
    variable: z.array(variableSchema).default([]).describe('A value that is given from outside'),
    variables: mapOf(z.any()).describe('Variables with their defaults'),
    locals: mapOf(z.any()).describe('Values of the file, for use as local.<name>'),
  },
)
