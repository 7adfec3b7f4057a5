import {
  checkPortProtocols,
  type NetworkConnection,
  type NetworkRequest,
  type PublishedPorts,
  planNetwork,
  publishablePorts,
  resolvePortMappings,
  toPublishedPorts,
} from '@longshore/networking'
import type { TaskConfig } from '../task-config.ts'

export interface TaskNetwork {
  request: NetworkRequest
  published: PublishedPorts
  /** Networks to join between create and start. */
  connections: NetworkConnection[]
}

/**
 * A task's networks and published ports.
 *
 * @throws LongshoreError of the rule that the task breaks, e.g. `NETWORK_PORT_UNKNOWN`.
 */
export function toTaskNetwork({ config, ports, network }: TaskConfig): TaskNetwork {
  const { request, connections } = planNetwork({ config, ...network })
  const mappings = resolvePortMappings({
    groupPorts: ports.group,
    taskPorts: ports.task,
    ports: config.ports,
    portMap: config.port_map,
  })
  checkPortProtocols(config.port_protocols, mappings)
  const publishable = publishablePorts({
    networkMode: request.HostConfig.NetworkMode,
    isSandbox: network?.sandboxId !== undefined && !hasOwnNetwork(config),
    mappings,
    taskPorts: ports.task,
  })
  return { request, connections, published: toPublishedPorts(publishable, config.port_protocols) }
}

function hasOwnNetwork({ network_mode, networks }: TaskConfig['config']): boolean {
  return network_mode !== undefined || networks.length > 0
}
