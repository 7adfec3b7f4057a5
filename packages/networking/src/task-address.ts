/** A container's addresses in one network, as the engine tells them; empty where it has none. */
export interface ContainerAddresses {
  ipAddress: string
  globalIpv6Address: string
}

export interface TaskAddressInput {
  /** By network name. */
  networks: Readonly<Record<string, ContainerAddresses>>
  /** The network of the container's creation, which counts first. */
  networkMode: string
  /** The task's `advertise_ipv6_address`. */
  advertiseIpv6?: boolean
}

export interface TaskAddress {
  ip: string
  /** Whether others should reach the task by this address, and not by the host's. */
  advertise: boolean
}

/**
 * The address that a task has of its own: that of its first network with one. It is advertised unless the network is
 * the engine's default one (`bridge`, `nat`), or when the IPv6 address was asked for. Spec: driver.md §5.5.
 */
export function toTaskAddress(input: TaskAddressInput): TaskAddress | undefined {
  const { networks, networkMode, advertiseIpv6 = false } = input
  const isFirst = (name: string) => name === (networkMode === 'default' ? 'bridge' : networkMode)
  const names = Object.keys(networks).sort((a, b) => Number(isFirst(b)) - Number(isFirst(a)))
  for (const name of names) {
    const { ipAddress, globalIpv6Address } = networks[name] as ContainerAddresses
    if (advertiseIpv6 && globalIpv6Address !== '') return { ip: globalIpv6Address, advertise: true }
    if (ipAddress !== '') return { ip: ipAddress, advertise: name !== 'bridge' && name !== 'nat' }
  }
  return undefined
}
