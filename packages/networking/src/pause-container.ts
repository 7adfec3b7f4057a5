import { toExtraHost } from './extra-host.ts'
import type { GroupDns } from './network-options.ts'
import type { AllocatedPort } from './port.ts'
import { type PortProtocol, toPublishedPorts } from './published-ports.ts'
import { requireAddress } from './require-address.ts'
import { requireHostname } from './require-hostname.ts'
import { resolvePortMappings } from './resolve-port-mappings.ts'

export interface PauseContainerInput {
  allocId: string
  image: string
  labels: Readonly<Record<string, string>>
  /** `none` where someone else wires the namespace (a Nomad client's CNI), else the engine's network that publishes the ports. */
  network: 'none' | 'bridge'
  hostname?: string
  dns?: GroupDns
  /** Of all tasks: they share the pause container's `/etc/hosts`. */
  extraHosts?: readonly string[]
  /** The group's ports; published if the network is `bridge`. */
  ports?: readonly AllocatedPort[]
  /** What the tasks' `port_protocols` say of them. */
  portProtocols?: Readonly<Record<string, PortProtocol>>
}

/** Nomad's name for it, by which it is found again. */
export function pauseContainerName(allocId: string): string {
  return `nomad_init_${allocId}`
}

/**
 * The container that owns an allocation's network namespace, for the tasks to join. The engine keeps it running until
 * it is removed. Spec: driver.md §5.4.
 *
 * @throws LongshoreError `ADDRESS_INVALID`, `EXTRA_HOST_INVALID`, `HOSTNAME_INVALID`
 */
export function buildPauseContainer(input: PauseContainerInput) {
  const { allocId, image, labels, network, hostname, dns, extraHosts = [], ports = [] } = input
  requireHostname(hostname)
  for (const server of dns?.servers ?? []) requireAddress('dns_servers', server)
  const mappings = resolvePortMappings({
    groupPorts: ports,
    taskPorts: [],
    ports: ports.map(({ label }) => label),
  })
  const published = toPublishedPorts(network === 'none' ? [] : mappings, input.portProtocols)
  return {
    name: pauseContainerName(allocId),
    Image: image,
    ...(hostname && { Hostname: hostname }),
    Labels: { ...labels, 'com.hashicorp.nomad.alloc_id': allocId },
    ExposedPorts: published.ExposedPorts,
    HostConfig: {
      NetworkMode: network,
      RestartPolicy: { Name: 'unless-stopped' as const },
      PortBindings: published.PortBindings,
      ...(dns && {
        Dns: [...dns.servers],
        DnsSearch: [...dns.searches],
        DnsOptions: [...dns.options],
      }),
      ...(extraHosts.length > 0 && { ExtraHosts: extraHosts.map(toExtraHost) }),
    },
  }
}
