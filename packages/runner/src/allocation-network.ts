import type { NetworkSpec, Sandbox } from '@longshore/driver'
import { toPortEnvironment } from '@longshore/networking'
import type { Allocation, PlannedTask } from './allocation.ts'
import { interpolateAll } from './interpolate.ts'

/** The network that the group of an allocation asks for; none where its tasks use the host's or their own. */
export function toNetworkSpec({ id, group, ports, tasks }: Allocation): NetworkSpec | undefined {
  const { mode, hostname, dns } = group.network
  if (mode !== 'bridge' && mode !== 'none') return undefined
  return {
    allocId: id,
    wiring: mode,
    hostname,
    dns,
    extraHosts: tasks.flatMap(({ config }) => config.config.extra_hosts),
    ports: ports.group,
    portProtocols: Object.assign({}, ...tasks.map(({ config }) => config.config.port_protocols)),
  }
}

/** The task as it runs in its group's network: it joins that, and knows the address that its ports have in it. */
export function joinNetwork(
  { spec, config }: PlannedTask,
  { ports }: Allocation,
  { containerId, ip }: Sandbox,
): PlannedTask {
  const addresses: Record<string, string> =
    ip === ''
      ? {}
      : toPortEnvironment({
          groupPorts: ports.group,
          taskPorts: {},
          taskName: spec.name,
          allocIp: ip,
        })
  const joined = interpolateAll(config, new Map(Object.entries(addresses)))
  return {
    spec,
    config: {
      ...joined,
      env: { ...addresses, ...joined.env },
      network: { ...joined.network, sandboxId: containerId },
    },
  }
}
