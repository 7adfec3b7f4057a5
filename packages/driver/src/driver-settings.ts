import type { DriverOptions } from '@longshore/config'

/** What holds for every container of this driver. */
export interface DriverSettings {
  /** The operator's `plugin "docker" { config { … } }`. */
  options: DriverOptions
  /** The host's whole CPU, in MHz; shares scale with it (driver.md §4.1). */
  hostTotalMhz: number
  /** On every container, so that the engine itself is the record of what is ours (design.md, *Ownership*). */
  ownerLabels: Record<string, string>
}
