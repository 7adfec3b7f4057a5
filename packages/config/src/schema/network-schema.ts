import { z } from 'zod'
import { dnsSchema } from './dns-schema.ts'
import { explain } from './explanation.ts'
import { block } from './hcl-shapes.ts'
import { label } from './label.ts'
import { mapOf } from './map-of.ts'
import { text } from './text.ts'

export const portSchema = block(
  { block: 'port', label: 'label' },
  {
    label: label.describe('The name by which tasks and the environment speak of the port'),
    static: z
      .int()
      .min(1)
      .max(65535)
      .optional()
      .describe('The port on the host; without it a free one is taken'),
    to: z
      .int()
      .refine((to) => to === -1 || (to >= 1 && to <= 65535), {
        error: ({ input }) => `must be from 1 to 65535, or -1 for the host's port, and is ${input}`,
      })
      .optional()
      .describe('The port inside the container; without it the same as on the host'),
    host_network: text.optional().describe('The network of the host whose address it is on'),
    ignore_collision: z
      .boolean()
      .default(false)
      .describe('Whether a static port may be shared, as by SO_REUSEPORT'),
  },
)

const mode = z
  .string()
  .regex(/^(host|bridge|none|cni\/.+)$/s, {
    error: ({ input }) =>
      explain(
        `must be "host", "bridge", "none" or "cni/<network>", and is ${JSON.stringify(input)}`,
        'leave it out for the network of the host',
      ),
  })
  .optional()
  .describe("The namespace that the tasks of the group share; the host's if unset")

const cniSchema = block(
  { block: 'cni' },
  { args: mapOf(text).describe('CNI_ARGS of the plugins, by name') },
)

/** The network of a group, and of a task's resources as before Nomad 0.12. */
export const networkSchema = block(
  { block: 'network' },
  {
    mode,
    hostname: text.optional().describe('The name of the host inside the namespace'),
    dns: dnsSchema.optional().describe('How names are resolved inside the namespace'),
    cni: cniSchema.optional().describe('Options where mode is "cni/…"'),
    port: z.array(portSchema).default([]).describe('A port on the host for this network'),
    reserved_ports: z
      .array(portSchema)
      .default([])
      .describe('A static port, in an older spelling of port'),
  },
)
