import type { TaskConfig as DriverTask } from '@longshore/driver'
import { type AllocatedPort, cleanVariableName, type PortMap } from '@longshore/networking'
import type { TaskResources } from '../types/task-config.ts'

/** The ports of the group, and those of the task's own network: the first one, as for Nomad's driver. */
export function toPorts({ ports, networks }: TaskResources): DriverTask['ports'] {
  const { ip = '', reservedPorts = [], dynamicPorts = [] } = networks[0] ?? {}
  return {
    group: ports.map(({ label, hostIp, value, to }) => ({
      ...{ label, hostIp, hostPort: value },
      ...(to > 0 && { to }),
    })),
    task: [...reservedPorts, ...dynamicPorts].map(
      ({ label, value }): AllocatedPort => ({ label, hostIp: ip, hostPort: value }),
    ),
  }
}

/** The ports that the task is to listen on, where its `port_map` says so: Nomad does not know that. */
export function toPortMapEnvironment(portMap: PortMap): Record<string, string> {
  const variables = Object.entries(portMap).map(([label, port]) => [
    cleanVariableName(`NOMAD_PORT_${label}`),
    String(port),
  ])
  return Object.fromEntries(variables)
}
