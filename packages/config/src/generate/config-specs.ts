import { dockerConfigSchema } from '../schema/docker-config-schema.ts'
import { driverOptionsSchema } from '../schema/driver-options-schema.ts'
import type { Spec } from './hclspec.ts'
import { toHclspec } from './to-hclspec.ts'

/** The answer to a Nomad client's `TaskConfigSchema`: the `config` of a task. */
export function taskConfigSpec(): Spec {
  return toHclspec(dockerConfigSchema)
}

/** The answer to a Nomad client's `ConfigSchema`: `plugin "docker" { config { … } }`. */
export function driverConfigSpec(): Spec {
  return toHclspec(driverOptionsSchema)
}
