import { linuxCapabilities } from './capability-names.ts'

/** A capability as {@link linuxCapabilities} spells it, from any case, with or without `CAP_`: `NET_RAW`, or `ALL`. */
export function bareCapability(written: string): string {
  return written.trim().toUpperCase().replace(/^CAP_/, '')
}

/** Whether `cap_add` and `cap_drop` know the name: a capability of Linux or `all`, in any spelling. */
export function isCapabilityName(written: string): boolean {
  const name = bareCapability(written)
  return name === 'ALL' || linuxCapabilities.includes(name)
}
