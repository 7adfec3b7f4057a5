import { z } from 'zod'
import { choice } from '../choice.ts'
import { explain } from '../explanation.ts'
import { block } from '../hcl-shapes.ts'
import { inUnit } from '../in-unit.ts'
import { mapOf } from '../map-of.ts'
import { text } from '../text.ts'
import { oneOf } from '../text-form.ts'
import { unsetIfEmpty } from '../unset-if-empty.ts'

const bindOptionsSchema = block(
  { block: 'bind_options', assignable: true },
  {
    propagation: unsetIfEmpty(
      oneOf(['private', 'rprivate', 'shared', 'rshared', 'slave', 'rslave']),
    ).describe('How mounts inside are seen outside, and the other way round'),
  },
)

const tmpfsOptionsSchema = block(
  { block: 'tmpfs_options', assignable: true },
  {
    size: inUnit('bytes').min(0).optional().describe('The size in bytes; unlimited if unset'),
    mode: z
      .int()
      .min(0)
      .max(0o7777, {
        error: ({ input }) =>
          explain(
            `must be at most 4095, and is ${input}`,
            'write the number in decimal: 1023 for octal 1777',
          ),
      })
      .optional()
      .describe('The permissions as a decimal number: 1023 for octal 1777'),
  },
)

const driverConfigSchema = block(
  { block: 'driver_config', assignable: true },
  {
    name: unsetIfEmpty(text).describe("The volume driver; the engine's own if unset"),
    options: mapOf(text).describe("The volume driver's options"),
  },
)

const volumeOptionsSchema = block(
  { block: 'volume_options', assignable: true },
  {
    no_copy: z
      .boolean()
      .default(false)
      .describe("Leave a new volume empty, without the image's files"),
    labels: mapOf(text).describe('Labels of a new volume'),
    driver_config: driverConfigSchema.optional().describe('The driver of a new volume'),
  },
)

export const mountSchema = block(
  { block: 'mount', assignable: true },
  {
    type: choice(['volume', 'bind', 'tmpfs']).default('volume').describe('What is mounted'),
    target: text.min(1).describe('The path in the container'),
    source: unsetIfEmpty(text).describe(
      "The volume's name, or the path on the host, relative to the task's directory; none for tmpfs",
    ),
    readonly: z.boolean().default(false).describe('Whether the task may only read it'),
    bind_options: bindOptionsSchema.optional().describe('Of a bind mount'),
    tmpfs_options: tmpfsOptionsSchema.optional().describe('Of a tmpfs mount'),
    volume_options: volumeOptionsSchema.optional().describe('Of a volume'),
  },
)
