import { z } from 'zod'
import { choice } from './choice.ts'
import { block } from './hcl-shapes.ts'
import { label } from './label.ts'

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
  },
)

/** The network of a group, and of a task's resources as before Nomad 0.12. */
export const networkSchema = block(
  { block: 'network' },
  {
    mode: choice(['host'], 'Longshore does not support other network modes yet')
      .optional()
      .describe('The namespace that the tasks of the group share'),
    port: z.array(portSchema).default([]).describe('A port on the host for this network'),
  },
)
