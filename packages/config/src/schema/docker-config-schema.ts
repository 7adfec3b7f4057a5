import { z } from 'zod'
import { block } from './hcl-shapes.ts'
import { mapOf } from './map-of.ts'
import { text } from './text.ts'

/** `config { … }` of a task with `driver = "docker"`. Spec: driver.md §2. */
export const dockerConfigSchema = block(
  { block: 'config', assignable: true },
  {
    image: z.string().min(1).describe('The image to run'),
    command: z
      .string()
      .regex(/^\S(.*\S)?$|^$/s, 'must not begin or end with a space')
      .regex(/^[^\0]*$/, 'must not contain a NUL character')
      .optional()
      .describe("The command, in place of the image's"),
    args: z.array(text).default([]).describe('The arguments of the command'),
    labels: mapOf(text).describe('Labels of the container'),
    ports: z.array(z.string()).default([]).describe("Labels of the group's ports to publish"),
    port_map: mapOf(z.int().min(1).max(65535)).describe(
      "The ports inside the container, by the label of the task's own port",
    ),
    force_pull: z.boolean().default(false).describe('Pull the image even if it is present'),
    cap_add: z.array(z.string()).default([]).describe('Linux capabilities to add'),
    cap_drop: z.array(z.string()).default([]).describe('Linux capabilities to drop'),
  },
)
