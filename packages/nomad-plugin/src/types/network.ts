export type NetworkMode = 'host' | 'group' | 'task' | 'none'

/** A network namespace that tasks join. */
export interface NetworkIsolation {
  mode: NetworkMode
  /** Of the namespace, as `/proc/<pid>/ns/net`. */
  path: string
  labels: Record<string, string>
  /** What the tasks' `/etc/hosts` says of themselves. */
  hosts?: { hostname: string; address: string } | undefined
}

export interface CreatedNetwork {
  network: NetworkIsolation
  /** False where it was there before. */
  created: boolean
}

/** What Nomad shall take as the address and ports of a task instead of the host's. */
export interface NetworkOverride {
  /** Port by label. */
  portMap?: Record<string, number>
  address: string
  /** Whether services advertise this address unless they choose. */
  autoAdvertise: boolean
}
