/** What the runner knows about the machine that it runs jobs on. */
export interface Node {
  name: string
  datacenter: string
  region: string
  /** The address that task ports are published on. */
  address: string
  /** The host's whole CPU, in MHz. */
  totalMhz: number
  /** The host's whole memory, in MiB. */
  totalMemoryMib: number
  /** Fingerprinted attributes, without `attr.`; what `${attr.…}` means. */
  attributes: Record<string, string | boolean>
}
