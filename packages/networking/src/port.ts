/** A port that a job asks for. */
export interface PortRequest {
  label: string
  /** The host port, from 1 to 65535; a dynamic one if missing. */
  static?: number
  /** The host's address to publish it on, where it is not the one of the call: that of its `host_network`. */
  hostIp?: string
  /** The port inside the container, for whoever publishes it; missing, 0 or -1: the same as the host's. */
  to?: number
}

/** A port of the host that one task or group has. */
export interface AllocatedPort {
  label: string
  hostIp: string
  hostPort: number
  to?: number
}

/** Inclusive. */
export interface PortRange {
  min: number
  max: number
}

/** Of dynamic ports, as in Nomad. Spec: driver.md §5.1. */
export const dynamicPortRange: PortRange = { min: 20_000, max: 32_000 }

/** Ports inside the container, by label. */
export type PortMap = Record<string, number>

/** The port that the task listens on: what `port_map` says, else `to`, else the host's number. Spec: driver.md §5.2. */
export function containerPort(
  { label, hostPort, to = 0 }: AllocatedPort,
  portMap: PortMap = {},
): number {
  const mapped = Object.hasOwn(portMap, label) ? portMap[label] : undefined
  return mapped || (to > 0 ? to : hostPort)
}
