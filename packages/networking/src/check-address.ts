import { isIPv6 } from 'node:net'
import { LongshoreError } from '@longshore/errors'
import { isInSubnet } from './is-in-subnet.ts'

export interface FixedAddress {
  /** `ipv4_address` or `ipv6_address` */
  option: string
  address: string
  network: string
  /** Of that network, as the engine has them: `172.18.0.0/16`. */
  subnets: readonly string[]
}

/**
 * A fixed address must be in a subnet of its network; the engine would find that out only at the start.
 *
 * @throws LongshoreError `ADDRESS_OUTSIDE_SUBNET`
 */
export function checkAddress({ option, address, network, subnets }: FixedAddress): void {
  const isInside = subnets.some((subnet) => isInSubnet(subnet, address))
  if (isInside) return
  const sameFamily = subnets.filter((subnet) => subnet.includes(':') === isIPv6(address))
  throw new LongshoreError(
    'ADDRESS_OUTSIDE_SUBNET',
    `${option} = "${address}" is not in the network "${network}", which has ${subnets.join(', ') || 'no subnet'}.`,
    {
      hint:
        sameFamily.length > 0
          ? `Write an address in ${sameFamily.join(' or ')}.`
          : `Make the network with ${isIPv6(address) ? '--ipv6 and ' : ''}a --subnet that has the address, or leave ${option} out.`,
    },
  )
}
