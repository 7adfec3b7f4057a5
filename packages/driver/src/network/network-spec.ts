import type { AllocatedPort, GroupDns, PortProtocol } from '@longshore/networking'

/** The network that the tasks of one allocation share. Spec: driver.md §5.4. */
export interface NetworkSpec {
  allocId: string
  /** `bridge` if the engine is to wire it and publish the ports; `none` where a Nomad client does that. */
  wiring: 'bridge' | 'none'
  hostname?: string
  dns?: GroupDns
  /** Of all tasks, which share the hosts file. */
  extraHosts: readonly string[]
  ports: readonly AllocatedPort[]
  /** What the tasks' `port_protocols` say of them, by label. */
  portProtocols?: Readonly<Record<string, PortProtocol>>
}

/** A network namespace that tasks can join, owned by a pause container. */
export interface Sandbox {
  containerId: string
  /** Its address; empty where nobody has wired it. */
  ip: string
  /** Host path of the namespace. */
  path: string
  /** Whether it is new: one that was there already goes on. */
  created: boolean
}
