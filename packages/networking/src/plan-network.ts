import { LongshoreError } from '@longshore/errors'
import { toEndpointSettings } from './endpoint-settings.ts'
import { toExtraHost } from './extra-host.ts'
import { networkModeKind } from './network-mode.ts'
import type { GroupDns, NetworkOptions } from './network-options.ts'
import type { EndpointSettings, NetworkConnection, NetworkRequest } from './network-request.ts'
import { requireAddress } from './require-address.ts'
import { requireHostname } from './require-hostname.ts'

export interface NetworkPlanInput {
  config: NetworkOptions
  /** The pause container of the allocation, where its group has a network of its own. */
  sandboxId?: string
  groupDns?: GroupDns
}

export interface NetworkPlan {
  request: NetworkRequest
  /** The networks after the first, in order: engines before API 1.44 take one at create. */
  connections: NetworkConnection[]
}

/**
 * The networks of a task's container: `network_mode`, `networks`, or its group's sandbox. Spec: driver.md §5.3, §5.4.
 *
 * @throws LongshoreError `NETWORK_MODE_CONFLICT`, `NETWORK_OPTION_UNAVAILABLE`, `ADDRESS_INVALID`, `EXTRA_HOST_INVALID`,
 * `HOSTNAME_INVALID`
 */
export function planNetwork({ config, sandboxId, groupDns }: NetworkPlanInput): NetworkPlan {
  const [first, ...others] = memberships(config, sandboxId)
  const mode = first.name
  requireHostname(config.hostname)
  const isOthers = networkModeKind(mode) === 'container'
  if (isOthers) refuseOwnersOptions(config, sandboxId !== undefined)
  const endpoint = toEndpointSettings(first)
  const connections = others.map((each) => ({
    network: each.name,
    endpoint: toEndpointSettings(each),
  }))
  return {
    request: {
      ...(config.hostname && { Hostname: config.hostname }),
      ...(endpoint.MacAddress && { MacAddress: endpoint.MacAddress }),
      ...(isEmpty(endpoint) ? {} : { NetworkingConfig: { EndpointsConfig: { [mode]: endpoint } } }),
      HostConfig: {
        NetworkMode: mode,
        ...(isOthers ? {} : toNameServices(config, groupDns)),
      },
    },
    connections,
  }
}

/** The networks in which the container has a place, the one of its creation first. */
function memberships(config: NetworkOptions, sandboxId: string | undefined) {
  const { network_mode, network_aliases = [], networks = [] } = config
  const { ipv4_address, ipv6_address, mac_address } = config
  const [first, ...others] = networks
  if (first === undefined) {
    const mode = network_mode || (sandboxId === undefined ? 'default' : `container:${sandboxId}`)
    const options = { ipv4_address, ipv6_address, mac_address }
    return [{ name: mode, aliases: network_aliases, ...options }] as const
  }

  const conflicting = Object.entries({ network_mode, ipv4_address, ipv6_address, mac_address })
  const other = conflicting.find(([, value]) => value)?.[0]
  const written = network_aliases.length > 0 ? 'network_aliases' : other
  if (written !== undefined) throw conflict(written, first.name)
  for (const { name } of networks) if (networkModeKind(name) !== 'named') throw notAName(name)
  return [first, ...others] as const
}

function conflict(option: string, first: string): LongshoreError {
  return new LongshoreError(
    'NETWORK_MODE_CONFLICT',
    `networks and ${option} cannot both be there.`,
    {
      hint: `Write it in the network that it is for: networks = [{ name = "${first}", … }].`,
    },
  )
}

function notAName(name: string): LongshoreError {
  return new LongshoreError(
    'NETWORK_MODE_CONFLICT',
    `networks names "${name}", which is a mode and not a network that can be joined together with others.`,
    { hint: `Write network_mode = "${name}" in place of networks, or the name of a network.` },
  )
}

/** Name, hosts and resolver of a shared namespace are its owner's: the engine refuses them on those who join. */
function refuseOwnersOptions(config: NetworkOptions, isSandbox: boolean): void {
  const asked = [
    ['hostname', config.hostname],
    ['dns_servers', config.dns_servers?.join(', ')],
    ['dns_search_domains', config.dns_search_domains?.join(', ')],
    ['dns_options', config.dns_options?.join(', ')],
    ['extra_hosts', isSandbox ? undefined : config.extra_hosts?.join(', ')],
  ]
  const [option, value] = asked.find(([, value]) => value) ?? []
  if (option === undefined) return
  const hint = isSandbox
    ? `Write it in the group's network, which its tasks share: network { ${option === 'hostname' ? 'hostname = "…"' : 'dns { … }'} }.`
    : `Write it in the task whose network it is, or leave ${option} out.`
  throw new LongshoreError(
    'NETWORK_OPTION_UNAVAILABLE',
    `${option} (${value}) cannot be had in another container's network.`,
    { hint },
  )
}

function toNameServices(config: NetworkOptions, groupDns?: GroupDns) {
  const { extra_hosts = [] } = config
  const servers = groupDns?.servers ?? config.dns_servers ?? []
  const searches = groupDns?.searches ?? config.dns_search_domains ?? []
  const options = groupDns?.options ?? config.dns_options ?? []
  for (const server of servers) requireAddress('dns_servers', server)
  return {
    ...(servers.length > 0 && { Dns: [...servers] }),
    ...(searches.length > 0 && { DnsSearch: [...searches] }),
    ...(options.length > 0 && { DnsOptions: [...options] }),
    ...(extra_hosts.length > 0 && { ExtraHosts: extra_hosts.map(toExtraHost) }),
  }
}

function isEmpty(endpoint: EndpointSettings): boolean {
  return Object.keys(endpoint).length === 0
}
