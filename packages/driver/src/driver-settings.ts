import type { DriverOptions } from '@longshore/config'

/** What holds for every container of this driver. */
export interface DriverSettings {
  /** The operator's `plugin "docker" { config { … } }`. */
  options: DriverOptions
  host: HostFacts
  /** Of the node, for labels. */
  node: { id: string; name: string }
  /** On every container, so that the engine itself is the record of what is ours (design.md, *Ownership*). */
  ownerLabels: Record<string, string>
  /**
   * Whether containers that carry an allocation's id and nobody's `ownerLabels` keys are ours too: on a Nomad client they
   * are of its built-in driver.
   */
  ownsUnlabelled?: boolean
  /** Host folders that tasks can write to: those of all allocations, and the engine's data. */
  untrustedDirs: readonly string[]
}

/** The host and engine that containers run on. */
export interface HostFacts {
  /** The whole CPU, in MHz; shares scale with it (driver.md §4.1). */
  totalMhz: number
  /** Numbers of the cores. */
  cores: readonly number[]
  cgroupVersion: 1 | 2
  os: 'linux' | 'windows'
  /** Names of the engine's OCI runtimes. */
  runtimes: readonly string[]
  /** The engine's, such as `1.41`. */
  apiVersion: string
}
