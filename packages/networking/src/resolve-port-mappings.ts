import { LongshoreError } from '@longshore/errors'
import { type AllocatedPort, containerPort, type PortMap } from './port.ts'

/** A host port and the port in the container that it leads to. */
export interface PortMapping {
  label: string
  hostIp: string
  hostPort: number
  containerPort: number
}

export interface TaskNetwork {
  /** Of the group's `network`. */
  groupPorts: readonly AllocatedPort[]
  /** Of this task's `resources { network }`, or of the `port` blocks in the task. */
  taskPorts: readonly AllocatedPort[]
  /** The task's `ports`: labels of the group ports to publish. */
  ports?: readonly string[]
  /** The task's `port_map`: where its own ports lead to. */
  portMap?: PortMap
}

/**
 * Which ports a task publishes: the group ports that `ports` names, and all of its own. Spec: driver.md §5.2.
 *
 * @throws LongshoreError `NETWORK_PORT_UNKNOWN`, `NETWORK_PORT_MAP_ON_GROUP`, `NETWORK_MISSING`
 */
export function resolvePortMappings(network: TaskNetwork): PortMapping[] {
  const { taskPorts, ports = [], portMap = {} } = network
  for (const label of Object.keys(portMap)) requireTaskPort(label, network)

  const published = [...new Set(ports)].map((label) => requireGroupPort(label, network))
  return [
    ...published.map((port) => toMapping(port)),
    ...taskPorts.map((port) => toMapping(port, portMap)),
  ]
}

function toMapping(port: AllocatedPort, portMap?: PortMap): PortMapping {
  const { label, hostIp, hostPort } = port
  return { label, hostIp, hostPort, containerPort: containerPort(port, portMap) }
}

function requireGroupPort(label: string, { groupPorts, taskPorts }: TaskNetwork): AllocatedPort {
  const port = groupPorts.find((port) => port.label === label)
  if (port !== undefined) return port
  const hint = hasLabel(taskPorts, label)
    ? `Take "${label}" out of ports: the task's own ports are published without it. port_map says where they lead to.`
    : `Write network { port "${label}" {} } in the group, or correct the label. ${knownLabels(groupPorts)}`
  throw new LongshoreError(
    'NETWORK_PORT_UNKNOWN',
    `ports names "${label}", which the network of the group does not have.`,
    { hint },
  )
}

function requireTaskPort(label: string, { groupPorts, taskPorts }: TaskNetwork): void {
  if (hasLabel(taskPorts, label)) return
  if (hasLabel(groupPorts, label)) {
    throw new LongshoreError(
      'NETWORK_PORT_MAP_ON_GROUP',
      `port_map names "${label}", a port of the group's network, which it cannot map.`,
      {
        hint: `Write ports = ["${label}"] in place of port_map, and in the group's network: port "${label}" { to = <port in the container> }.`,
      },
    )
  }
  if (groupPorts.length + taskPorts.length === 0) {
    throw new LongshoreError(
      'NETWORK_MISSING',
      `port_map names "${label}", but neither the task nor its group has a network.`,
      {
        hint: `Write resources { network { port "${label}" {} } } in the task.`,
      },
    )
  }
  throw new LongshoreError(
    'NETWORK_PORT_UNKNOWN',
    `port_map names "${label}", which the network of the task does not have.`,
    {
      hint: `Write resources { network { port "${label}" {} } } in the task, or correct the label. ${knownLabels(taskPorts)}`,
    },
  )
}

function hasLabel(ports: readonly AllocatedPort[], label: string): boolean {
  return ports.some((port) => port.label === label)
}

function knownLabels(ports: readonly AllocatedPort[]): string {
  const labels = ports.map(({ label }) => `"${label}"`)
  return labels.length === 0 ? 'It has no ports.' : `It has ${labels.join(', ')}.`
}
