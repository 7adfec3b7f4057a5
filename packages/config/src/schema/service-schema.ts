import { z } from 'zod'
import { checkRestartSchema, checkSchema } from './check-schema.ts'
import { choice } from './choice.ts'
import { block } from './hcl-shapes.ts'
import { mapOf } from './map-of.ts'
import { text } from './text.ts'

/** RFC 1123; a `${…}` stands for a name of its own (nomad/structs `Service.ValidateName`). */
const SERVICE_NAME = /^(?:[a-z0-9]|[a-z0-9][a-z0-9-]{0,61}[a-z0-9])$/i

/** Names: api/services.go `Service`. */
export const serviceSchema = block(
  { block: 'service' },
  {
    name: text
      .refine((name) => SERVICE_NAME.test(name.replace(/\$\{[^{}]*\}/g, 'x')), {
        error: ({ input }) =>
          `must be up to 63 letters, digits and dashes, with no dash at an end, and is ${JSON.stringify(input)}`,
      })
      .optional()
      .describe("The service's name; made of the job's, group's and task's if unset"),
    port: text.optional().describe("The label of the service's port, or its number"),
    provider: choice(['consul', 'nomad'])
      .default('consul')
      .describe('Where Nomad would register it; here both mean the same'),
    tags: z.array(text).default([]).describe('Words to find the service by'),
    meta: mapOf(text).describe('Data of your own'),
    address: text.optional().describe('The address to show in place of the own one'),
    address_mode: choice(['auto', 'host', 'driver', 'alloc', 'alloc_ipv6'])
      .default('auto')
      .describe('Whose address is shown and checked'),
    task: text.optional().describe("The task that the group's service stands for"),
    check: z.array(checkSchema).default([]).describe('How the health of the service is looked at'),
    check_restart: checkRestartSchema
      .optional()
      .describe('For all checks: when failures restart the task'),
  },
)
