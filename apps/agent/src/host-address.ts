import { isIP } from 'node:net'
import type { NetworkInterfaceInfo } from 'node:os'
import { LongshoreError } from '@longshore/errors'
import { isInSubnet } from '@longshore/networking'

/** Of `node:os`. */
export type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>

/** A `host_network` of the agent's files. */
export interface HostNetwork {
  name: string
  cidr?: string
  interface?: string
}

/**
 * The address of the agent's `network_interface`: its first IPv4 one, else its first.
 *
 * @throws LongshoreError `HOST_ADDRESS_UNKNOWN`
 */
export function addressOfInterface(name: string, interfaces: Interfaces): string {
  return findAddress(`network_interface = "${name}"`, name, interfaces)
}

/**
 * The address of a `host_network`: the first of the host's in its `cidr`, on its `interface` where that is set.
 *
 * @throws LongshoreError `HOST_ADDRESS_UNKNOWN`
 */
export function addressOfHostNetwork(network: HostNetwork, interfaces: Interfaces): string {
  const { name, cidr, interface: only } = network
  const what = `host_network "${name}"`
  if (cidr === undefined && only !== undefined)
    return findAddress(`interface = "${only}" of ${what}`, only, interfaces)
  if (cidr === undefined) throw unknown(`${what} has neither cidr nor interface.`, interfaces)
  if (!isSubnet(cidr))
    throw new LongshoreError('HOST_ADDRESS_UNKNOWN', `cidr = "${cidr}" of ${what} is no subnet.`, {
      hint: 'Write an address and the length of its prefix, such as "10.0.0.0/8".',
    })

  const candidates = Object.entries(interfaces)
    .filter(([each]) => only === undefined || each === only)
    .flatMap(([, addresses]) => addresses ?? [])
  const found = candidates.find(({ address }) => isInSubnet(cidr, address))
  if (found) return found.address
  const where = only === undefined ? 'this host' : `its interface "${only}"`
  throw unknown(`No address of ${where} is in cidr = "${cidr}" of ${what}.`, interfaces)
}

function findAddress(option: string, name: string, interfaces: Interfaces): string {
  const addresses = Object.hasOwn(interfaces, name) ? (interfaces[name] ?? []) : []
  const { address } = addresses.find(({ family }) => family === 'IPv4') ?? addresses[0] ?? {}
  if (address !== undefined) return address
  throw unknown(`${option} is no interface of this host with an address.`, interfaces)
}

function isSubnet(cidr: string): boolean {
  const [address = ''] = cidr.split('/')
  return isIP(address) !== 0 && isInSubnet(cidr, address)
}

function unknown(message: string, interfaces: Interfaces): LongshoreError {
  const known = Object.entries(interfaces).map(
    ([name, addresses]) => `${name} (${addresses?.map(({ address }) => address).join(', ')})`,
  )
  return new LongshoreError('HOST_ADDRESS_UNKNOWN', message, {
    hint: `This host has ${known.join('; ')}.`,
  })
}
