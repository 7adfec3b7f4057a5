import type { DriverOptions } from '@longshore/config'
import type { Capabilities } from '../types/capabilities.ts'

/** What the driver can do, in Nomad's words; before its config is known, as by default. Spec: driver.md §8. */
export function dockerCapabilities(
  options?: Pick<DriverOptions, 'disable_log_collection' | 'log_collection'>,
): Capabilities {
  const needsLogmon = options?.log_collection === 'logmon' && !options.disable_log_collection
  return {
    sendSignals: true,
    exec: true,
    fsIsolation: 'image',
    networkModes: ['host', 'group', 'task'],
    mustCreateNetwork: true,
    mounts: 'any',
    disableLogCollection: !needsLogmon,
  }
}
