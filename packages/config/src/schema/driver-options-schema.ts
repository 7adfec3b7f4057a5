import { z } from 'zod'
import { block } from './hcl-shapes.ts'
import { mapOf } from './map-of.ts'

const loggingSchema = block(
  { block: 'logging', assignable: true },
  {
    type: z.string().default('json-file').describe("The engine's log driver"),
    config: mapOf(z.string()).describe("The log driver's options"),
  },
)

/** `plugin "docker" { config { … } }`. Spec: driver.md §1. */
export const driverOptionsSchema = block(
  { block: 'plugin config' },
  {
    allow_caps: z
      .array(z.string())
      .default(
        'audit_write chown dac_override fowner fsetid kill mknod net_bind_service setfcap setgid setpcap setuid sys_chroot'.split(
          ' ',
        ),
      )
      .describe('Linux capabilities that tasks may have'),
    logging: loggingSchema
      .prefault(() => ({
        config: new Map([
          ['max-file', '2'],
          ['max-size', '2m'],
        ]),
      }))
      .describe('The log driver of tasks that set none'),
  },
)

export type DriverOptions = z.infer<typeof driverOptionsSchema>

/** The options of a driver that nobody configured. */
export function defaultDriverOptions(): DriverOptions {
  return driverOptionsSchema.parse({})
}
