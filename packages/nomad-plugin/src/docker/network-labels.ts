import type { Sandbox } from '@longshore/driver'
import type { NetworkIsolation } from '../types/network.ts'

/** By these labels Nomad's built-in driver knows its pause containers too. Spec: nomad-plugin.md *Networks*. */
const containerLabel = 'docker_sandbox_container_id'
const hostnameLabel = 'docker_sandbox_hostname'

export function toNetworkIsolation(
  { containerId, path }: Pick<Sandbox, 'containerId' | 'path'>,
  hostname: string,
): NetworkIsolation {
  return {
    mode: 'group',
    path,
    labels: { [containerLabel]: containerId, ...(hostname && { [hostnameLabel]: hostname }) },
  }
}

/** Id of the pause container that owns the network; undefined for a network that another made. */
export function sandboxIdOf(network: NetworkIsolation | undefined): string | undefined {
  return network?.labels[containerLabel] || undefined
}
