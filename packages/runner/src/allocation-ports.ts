import type { Group, Port } from '@longshore/config'
import { type AllocatedPort, type PortRequest, resolveHostNetwork } from '@longshore/networking'
import type { Allocation, AllocationPorts } from './allocation.ts'
import type { Node } from './node.ts'

export type AddressedRequest = PortRequest & { hostIp: string }

/**
 * What an allocation asks of the host: its group's ports, then those of its tasks, in the order of the job file.
 *
 * @throws LongshoreError `HOST_NETWORK_UNKNOWN`
 */
export function portRequests(group: Group, node: Node): AddressedRequest[] {
  const { address, hostNetworks: networks } = node
  return portsByOwner(group)
    .flat()
    .map(({ host_network, ...port }) => ({
      ...port,
      hostIp: resolveHostNetwork(host_network, { address, networks }),
    }))
}

/** Gives each owner its own of the ports that were allocated for {@link portRequests}. */
export function toAllocationPorts(
  group: Group,
  allocated: readonly AllocatedPort[],
): AllocationPorts {
  const left = [...allocated]
  const [ofGroup = [], ...ofTasks] = portsByOwner(group).map(({ length }) => left.splice(0, length))
  return {
    group: ofGroup,
    tasks: Object.fromEntries(group.task.map(({ name }, index) => [name, ofTasks[index] ?? []])),
  }
}

/** All ports of an allocation, in the order of {@link portRequests}. */
export function listPorts({ group, ports }: Pick<Allocation, 'group' | 'ports'>): AllocatedPort[] {
  return [...ports.group, ...group.task.flatMap(({ name }) => ports.tasks[name] ?? [])]
}

function portsByOwner(group: Group): Port[][] {
  return [group.network.port, ...group.task.map(({ resources }) => resources.network.port)]
}
