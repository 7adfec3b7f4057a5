import type { PortMapping } from './resolve-port-mappings.ts'

/** Keys are `<container port>/<protocol>`. */
export interface PublishedPorts {
  ExposedPorts: Record<string, Record<string, never>>
  PortBindings: Record<string, { HostIp: string; HostPort: string }[]>
}

const protocols = ['tcp', 'udp']

/** What to ask the engine for: each mapping on TCP and UDP; several may lead to one container port. Spec: driver.md §5.2. */
export function toPublishedPorts(mappings: readonly PortMapping[]): PublishedPorts {
  const published: PublishedPorts = { ExposedPorts: {}, PortBindings: {} }
  for (const { hostIp, hostPort, containerPort } of mappings) {
    for (const protocol of protocols) {
      const key = `${containerPort}/${protocol}`
      published.ExposedPorts[key] = {}
      published.PortBindings[key] ??= []
      published.PortBindings[key].push({ HostIp: hostIp, HostPort: String(hostPort) })
    }
  }
  return published
}
