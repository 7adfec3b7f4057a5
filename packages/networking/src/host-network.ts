import { LongshoreError } from '@longshore/errors'

/** The operator's `host_network "<name>" { … }` blocks: the address of each, by name. */
export type HostNetworks = Readonly<Record<string, string>>

/**
 * The host's address for a port's `host_network`; `default`, or none, is the node's own.
 *
 * @throws LongshoreError `HOST_NETWORK_UNKNOWN`
 */
export function resolveHostNetwork(
  name: string | undefined,
  { address, networks }: { address: string; networks: HostNetworks },
): string {
  if (name === undefined || name === 'default') return address
  const found = Object.hasOwn(networks, name) ? networks[name] : undefined
  if (found !== undefined) return found
  const known = ['default', ...Object.keys(networks)].map((each) => `"${each}"`).join(', ')
  throw new LongshoreError('HOST_NETWORK_UNKNOWN', `host_network "${name}" is not known here.`, {
    hint: `This node has ${known}. The operator adds one with client { host_network "${name}" { … } }.`,
  })
}
