import type { HostNetworks } from '@longshore/networking'

/** What the runner knows about the machine that it runs jobs on. */
export interface Node {
  /** A UUID. */
  id: string
  name: string
  datacenter: string
  region: string
  /** The address that task ports are published on. */
  address: string
  /** Addresses that a port's `host_network` may name instead. */
  hostNetworks: HostNetworks
  /** The CPU for tasks, in MHz. */
  totalMhz: number
  /** Numbers of the cores that tasks may reserve. */
  cores: readonly number[]
  /** MHz of one core. */
  coreMhz: number
  /** The memory for tasks, in MiB. */
  totalMemoryMib: number
  /** The operator's own data; what `${meta.…}` means. */
  meta: Record<string, string>
  /** Fingerprinted attributes, without `attr.`; what `${attr.…}` means. */
  attributes: Record<string, string | boolean>
}
