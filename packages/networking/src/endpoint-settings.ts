import { LongshoreError } from '@longshore/errors'
import { type NetworkModeKind, networkModeKind } from './network-mode.ts'
import type { EndpointOptions } from './network-options.ts'
import type { EndpointSettings } from './network-request.ts'
import { requireAddress } from './require-address.ts'

/** A container's place in the network `name`, and its aliases there. */
export interface EndpointRequest extends EndpointOptions {
  name: string
  aliases?: readonly string[]
}

const nobodysNetwork: Record<Exclude<NetworkModeKind, 'named'>, string> = {
  'default bridge': "the engine's default bridge, which has no fixed addresses and no aliases",
  host: "the host's own network",
  none: 'no network',
  container: "another container's network",
}

/**
 * @throws LongshoreError `NETWORK_OPTION_UNAVAILABLE` for an option that this kind of network does not have;
 * `ADDRESS_INVALID`.
 */
export function toEndpointSettings(request: EndpointRequest): EndpointSettings {
  const { aliases = [], ipv4_address, ipv6_address, mac_address } = request
  refuseUnavailable(request)
  requireAddress('ipv4_address', ipv4_address)
  requireAddress('ipv6_address', ipv6_address)
  requireAddress('mac_address', mac_address)
  const addresses = {
    ...(ipv4_address && { IPv4Address: ipv4_address }),
    ...(ipv6_address && { IPv6Address: ipv6_address }),
  }
  const hasAddress = Object.keys(addresses).length > 0
  return {
    ...(aliases.length > 0 && { Aliases: [...aliases] }),
    ...(hasAddress && { IPAMConfig: addresses }),
    ...(mac_address && { MacAddress: mac_address }),
  }
}

function refuseUnavailable(request: EndpointRequest): void {
  const { name, aliases = [], ipv4_address, ipv6_address, mac_address } = request
  const kind = networkModeKind(name)
  if (kind === 'named') return
  const asked: [option: string, value: string | undefined][] = [
    ['network_aliases', aliases.length > 0 ? aliases.join(', ') : undefined],
    ['ipv4_address', ipv4_address],
    ['ipv6_address', ipv6_address],
    ['mac_address', kind === 'default bridge' ? undefined : mac_address],
  ]
  for (const [option, value] of asked) {
    if (!value) continue
    throw new LongshoreError(
      'NETWORK_OPTION_UNAVAILABLE',
      `${option} (${value}) cannot be had in ${nobodysNetwork[kind]}.`,
      {
        hint: `Write network_mode = "<name>" with a network of your own ("docker network create --subnet … <name>" makes one), or leave ${option} out.`,
      },
    )
  }
}
