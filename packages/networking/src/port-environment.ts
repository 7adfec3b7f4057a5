import { isIPv6 } from 'node:net'
import { cleanVariableName } from './clean-variable-name.ts'
import { type AllocatedPort, containerPort, type PortMap } from './port.ts'

export interface PortEnvironmentInput {
  groupPorts: readonly AllocatedPort[]
  /** The ports of every task of the group, by task name. */
  taskPorts: Readonly<Record<string, readonly AllocatedPort[]>>
  /** Whose environment it is. */
  taskName: string
  /** That task's `port_map`. */
  portMap?: PortMap
  /** The allocation's own address, if it has a network namespace of its own. */
  allocIp?: string
}

type Variable = [name: string, value: string]

/**
 * The variables that tell a task its ports, as Nomad names them (driver.md §5.2). For each label `PORT` is what
 * the task should listen on; `HOST_PORT`, `IP`, `ADDR`, `HOST_IP`, `HOST_ADDR` are the host's; each `NOMAD_<…>_<label>`.
 * - Its own ports also have `IPv4` or `IPv6`, the host's address.
 * - Group ports also have `ALLOC_PORT`, and with {@link PortEnvironmentInput.allocIp} `ALLOC_IP` and `ALLOC_ADDR`.
 * - Other tasks' own ports have `IP`, `PORT` and `ADDR` only, all the host's, as `NOMAD_<…>_<task>_<label>`.
 *
 * In `IP`, `PORT`, `ADDR` and `HOST_PORT`, bytes other than ASCII letters, digits, `_` and `.` become `_`; the other
 * variables keep the label as it is. So Nomad has it.
 */
export function toPortEnvironment(input: PortEnvironmentInput): Record<string, string> {
  const { groupPorts, taskPorts, taskName, portMap, allocIp } = input
  const tasks = Object.entries(taskPorts)
  const own = tasks.filter(([name]) => name === taskName)
  const others = tasks.filter(([name]) => name !== taskName)
  return Object.fromEntries([
    ...own.flatMap(([, ports]) => ports.flatMap((port) => ownVariables(port, portMap))),
    ...others.flatMap(([name, ports]) => ports.flatMap((port) => otherTaskVariables(name, port))),
    ...groupPorts.flatMap((port) => groupVariables(port, allocIp)),
  ])
}

function ownVariables(port: AllocatedPort, portMap?: PortMap): Variable[] {
  const family = isIPv6(port.hostIp) ? 'IPv6' : 'IPv4'
  return [
    ...hostVariables(port),
    [cleanVariableName(`NOMAD_PORT_${port.label}`), String(containerPort(port, portMap))],
    [`NOMAD_${family}_${port.label}`, port.hostIp],
  ]
}

function groupVariables(port: AllocatedPort, allocIp?: string): Variable[] {
  const inside = containerPort(port)
  const variables: Variable[] = [
    ...hostVariables(port),
    [cleanVariableName(`NOMAD_PORT_${port.label}`), String(inside)],
    [`NOMAD_ALLOC_PORT_${port.label}`, String(inside)],
  ]
  if (allocIp !== undefined) {
    variables.push(
      [`NOMAD_ALLOC_IP_${port.label}`, allocIp],
      [`NOMAD_ALLOC_ADDR_${port.label}`, joinAddress(allocIp, inside)],
    )
  }
  return variables
}

function hostVariables({ label, hostIp, hostPort }: AllocatedPort): Variable[] {
  const address = joinAddress(hostIp, hostPort)
  return [
    [cleanVariableName(`NOMAD_IP_${label}`), hostIp],
    [cleanVariableName(`NOMAD_ADDR_${label}`), address],
    [cleanVariableName(`NOMAD_HOST_PORT_${label}`), String(hostPort)],
    [`NOMAD_HOST_IP_${label}`, hostIp],
    [`NOMAD_HOST_ADDR_${label}`, address],
  ]
}

function otherTaskVariables(task: string, { label, hostIp, hostPort }: AllocatedPort): Variable[] {
  return [
    [cleanVariableName(`NOMAD_IP_${task}_${label}`), hostIp],
    [cleanVariableName(`NOMAD_PORT_${task}_${label}`), String(hostPort)],
    [cleanVariableName(`NOMAD_ADDR_${task}_${label}`), joinAddress(hostIp, hostPort)],
  ]
}

function joinAddress(ip: string, port: number): string {
  return isIPv6(ip) ? `[${ip}]:${port}` : `${ip}:${port}`
}
