import type { NetworkInterfaceInfo } from 'node:os'
import { LongshoreError } from '@longshore/errors'
import { isInSubnet } from '@longshore/networking'

/** Of `node:os`. */
export type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>

/**
 * The address of an interface: its first IPv4 one, else its first.
 *
 * @throws LongshoreError `HOST_ADDRESS_UNKNOWN`
 */
export function addressOfInterface(name: string, interfaces: Interfaces): string {
  const addresses = interfaces[name] ?? []
  const { address } = addresses.find(({ family }) => family === 'IPv4') ?? addresses[0] ?? {}
  if (address !== undefined) return address
  throw unknown(`This host has no interface "${name}" with an address.`, interfaces)
}

/**
 * The address of a `host_network`: the first of the host's in its `cidr`, on its `interface` where that is set.
 *
 * @throws LongshoreError `HOST_ADDRESS_UNKNOWN`
 */
export function addressOfHostNetwork(
  { name, cidr, interface: only }: { name: string; cidr?: string; interface?: string },
  interfaces: Interfaces,
): string {
  if (cidr === undefined && only !== undefined) return addressOfInterface(only, interfaces)
  const candidates = Object.entries(interfaces)
    .filter(([each]) => only === undefined || each === only)
    .flatMap(([, addresses]) => addresses ?? [])
  const found = candidates.find(({ address }) => isInSubnet(cidr ?? '', address))
  if (found) return found.address
  throw unknown(
    `No address of this host is in host_network "${name}" (${cidr ?? 'no cidr'}).`,
    interfaces,
  )
}

function unknown(message: string, interfaces: Interfaces): LongshoreError {
  const known = Object.entries(interfaces).map(
    ([name, addresses]) => `${name} (${addresses?.map(({ address }) => address).join(', ')})`,
  )
  return new LongshoreError('HOST_ADDRESS_UNKNOWN', message, {
    hint: `It has ${known.join('; ')}.`,
  })
}
