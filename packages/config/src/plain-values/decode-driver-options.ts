import { driverRules } from '../rules/driver/driver-rules.ts'
import { type DriverOptions, driverOptionsSchema } from '../schema/driver-options-schema.ts'
import { decodePlain, type PlainResult } from './decode-plain.ts'

/** Reads `plugin "docker" { config { … } }` from plain values, shaped by `driverConfigSpec`, by the rules of an agent's file. */
export function decodeDriverOptions(value: unknown): PlainResult<DriverOptions> {
  return decodePlain(value, {
    schema: driverOptionsSchema,
    check: ({ value: options, places }) => driverRules.flatMap((rule) => rule(options, [], places)),
  })
}
