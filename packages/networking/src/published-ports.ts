import type { PortMapping } from './resolve-port-mappings.ts'

/** Keys are `<container port>/<protocol>`. */
export interface PublishedPorts {
  ExposedPorts: Record<string, Record<string, never>>
  PortBindings: Record<string, { HostIp: string; HostPort: string }[]>
}

/** What a task's `port_protocols` says of a label. */
export type PortProtocol = 'tcp' | 'udp' | 'both'

/**
 * What to ask the engine for: each mapping on TCP and UDP, or on the one that `protocols` names for its label; several
 * may lead to one container port. Spec: driver.md §2 (`port_protocols`), §5.2.
 */
export function toPublishedPorts(
  mappings: readonly PortMapping[],
  protocols: Readonly<Record<string, PortProtocol>> = {},
): PublishedPorts {
  const published: PublishedPorts = { ExposedPorts: {}, PortBindings: {} }
  for (const { label, hostIp, hostPort, containerPort } of mappings) {
    const asked = Object.hasOwn(protocols, label) ? protocols[label] : undefined
    for (const protocol of asked === undefined || asked === 'both' ? ['tcp', 'udp'] : [asked]) {
      const key = `${containerPort}/${protocol}`
      published.ExposedPorts[key] = {}
      published.PortBindings[key] ??= []
      published.PortBindings[key].push({ HostIp: hostIp, HostPort: String(hostPort) })
    }
  }
  return published
}
