/**
 * What Longshore sends to `POST /containers/create`, in the engine's own spelling (API 1.40 and newer), so that a
 * printed plan reads like the engine's documentation. Only what Longshore sets is declared.
 */
export interface ContainerRequest {
  /** The container's name; goes into the query, not the body. */
  name: string
  Image: string
  Cmd?: string[]
  Env?: string[]
  User?: string
  Labels?: Record<string, string>
  /** `6379/tcp` → `{}` */
  ExposedPorts?: Record<string, Record<string, never>>
  HostConfig?: HostConfig
}

export interface HostConfig {
  Binds?: string[]
  CpuShares?: number
  Memory?: number
  MemorySwap?: number
  CapAdd?: string[]
  CapDrop?: string[]
  NetworkMode?: string
  PortBindings?: Record<string, PortBinding[]>
  LogConfig?: { Type: string; Config: Record<string, string> }
}

export interface PortBinding {
  HostIp: string
  HostPort: string
}
