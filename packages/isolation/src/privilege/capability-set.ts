import { LongshoreError } from '@longshore/errors'
import { bareCapability, isCapabilityName } from './capability-name.ts'
import { linuxCapabilities } from './capability-names.ts'

/** The names of one option, in Docker's spelling, and whether `all` was among them. */
export interface CapabilitySet {
  all: boolean
  names: Set<string>
}

/**
 * Reads a list of capabilities in any case, with or without `CAP_`.
 *
 * @throws LongshoreError `CAPABILITY_UNKNOWN`, with the option and the names that exist.
 */
export function toCapabilitySet(option: string, written: readonly string[]): CapabilitySet {
  const unknown = new Set(written.filter((name) => !isCapabilityName(name)).map(bareCapability))
  if (unknown.size > 0) {
    throw new LongshoreError(
      'CAPABILITY_UNKNOWN',
      `${option} names capabilities that Linux does not have: ${[...unknown].map(quote).join(', ')}.`,
      { hint: `Write "all" or any of: ${linuxCapabilities.join(', ').toLowerCase()}.` },
    )
  }
  const names = new Set(written.map(bareCapability))
  return { all: names.delete('ALL'), names }
}

/** As people write it in a job file. */
export function quote(name: string): string {
  return JSON.stringify(name.toLowerCase())
}
