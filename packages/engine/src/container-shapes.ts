import type { ContainerInfo, ContainerState, ContainerSummary } from './engine.ts'

/** An answer of `GET /containers/{id}/json`, as far as it is read. */
export interface WireContainer {
  Id: string
  Name: string
  Image: string
  Config: { Labels: Record<string, string> | null; Tty: boolean }
  HostConfig: { LogConfig: { Type: string; Config: Record<string, string> | null } }
  State: {
    Status: ContainerState['status']
    Running: boolean
    Pid: number
    ExitCode: number
    OOMKilled: boolean
    Error: string
    StartedAt: string
    FinishedAt: string
  }
  NetworkSettings: {
    Networks: Record<string, { IPAddress: string; GlobalIPv6Address: string }> | null
    SandboxKey: string
  }
}

/** One item of `GET /containers/json`, as far as it is read. */
export interface WireSummary {
  Id: string
  Names: string[] | null
  ImageID: string
  Labels: Record<string, string> | null
  State: ContainerState['status']
  Mounts: { Destination: string }[] | null
  Ports: { PublicPort?: number }[] | null
  /** Unix time in seconds. */
  Created: number
}

export function toInfo(container: WireContainer): ContainerInfo {
  const { State: state } = container
  const { Type: type, Config: config } = container.HostConfig.LogConfig
  const networks = Object.entries(container.NetworkSettings.Networks ?? {})
  return {
    id: container.Id,
    name: container.Name.slice(1),
    imageId: container.Image,
    labels: container.Config.Labels ?? {},
    tty: container.Config.Tty,
    logDriver: { type, config: config ?? {} },
    state: {
      status: state.Status,
      running: state.Running,
      pid: state.Pid,
      exitCode: state.ExitCode,
      oomKilled: state.OOMKilled,
      error: state.Error,
      startedAt: state.StartedAt,
      finishedAt: state.FinishedAt,
    },
    networks: Object.fromEntries(
      networks.map(([name, { IPAddress, GlobalIPv6Address }]) => [
        name,
        { ipAddress: IPAddress, globalIpv6Address: GlobalIPv6Address },
      ]),
    ),
    sandboxKey: container.NetworkSettings.SandboxKey,
  }
}

export function toSummary(container: WireSummary): ContainerSummary {
  const { State: status } = container
  return {
    id: container.Id,
    // A link to the container is listed as a name too: `/other/alias`.
    name: container.Names?.find((name) => name.lastIndexOf('/') === 0)?.slice(1) ?? '',
    imageId: container.ImageID,
    labels: container.Labels ?? {},
    status,
    // As the engine's own State.Running has it.
    running: ['running', 'paused', 'restarting'].includes(status),
    mounts: (container.Mounts ?? []).map(({ Destination }) => Destination),
    hostPorts: toHostPorts(container),
    createdAt: container.Created * 1000,
  }
}

function toHostPorts({ Ports }: WireSummary): number[] {
  const published = (Ports ?? []).flatMap(({ PublicPort }) => PublicPort ?? [])
  return [...new Set(published)].sort((a, b) => a - b)
}
