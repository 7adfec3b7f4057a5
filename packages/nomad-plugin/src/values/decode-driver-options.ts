import { type DriverOptions, decodeDriverOptions as decode } from '@longshore/config'
import { requireOptions, type UsableOptions } from './require-options.ts'

/**
 * `plugin "docker" { config { … } }` of a Nomad agent, as Nomad sends it by `driverConfigSpec`; without one it is undefined.
 *
 * @throws LongshoreError `DRIVER_CONFIG_INVALID`, with each option that is wrong
 */
export function decodeDriverOptions(config: unknown): UsableOptions<DriverOptions> {
  return requireOptions(decode(config ?? {}), {
    code: 'DRIVER_CONFIG_INVALID',
    where: 'config of plugin "docker"',
  })
}
