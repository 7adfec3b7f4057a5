/**
 * What Longshore sends to `POST /containers/create`, in the engine's own spelling (API 1.40 and newer), so that a
 * printed plan reads like the engine's documentation. Only what Longshore sets is declared.
 */
export interface ContainerRequest {
  /** The container's name; goes into the query, not the body. */
  name: string
  Image: string
  Cmd?: string[]
  Entrypoint?: string[]
  WorkingDir?: string
  Env?: string[]
  User?: string
  Hostname?: string
  Labels?: Record<string, string>
  /** `6379/tcp` → `{}` */
  ExposedPorts?: Record<string, Record<string, never>>
  Tty?: boolean
  OpenStdin?: boolean
  StopSignal?: string
  Healthcheck?: { Test: string[] }
  /** Read by engines before API 1.44. */
  MacAddress?: string
  HostConfig?: HostConfig
  /** At most one network: engines before API 1.44 take no more at create. */
  NetworkingConfig?: { EndpointsConfig: Record<string, EndpointSettings> }
}

/** Sizes are in bytes, periods and quotas in microseconds. */
export interface HostConfig {
  Binds?: string[]
  Mounts?: Mount[]
  Tmpfs?: Record<string, string>
  VolumeDriver?: string

  CpuShares?: number
  CpuPeriod?: number
  CpuQuota?: number
  CpusetCpus?: string
  Memory?: number
  MemoryReservation?: number
  MemorySwap?: number
  MemorySwappiness?: number
  PidsLimit?: number
  OomScoreAdj?: number
  ShmSize?: number
  StorageOpt?: Record<string, string>
  Ulimits?: { Name: string; Soft: number; Hard: number }[]
  BlkioWeight?: number
  BlkioDeviceReadBps?: DeviceRate[]
  BlkioDeviceWriteBps?: DeviceRate[]
  BlkioDeviceReadIOps?: DeviceRate[]
  BlkioDeviceWriteIOps?: DeviceRate[]

  Privileged?: boolean
  CapAdd?: string[]
  CapDrop?: string[]
  SecurityOpt?: string[]
  Sysctls?: Record<string, string>
  Devices?: { PathOnHost: string; PathInContainer: string; CgroupPermissions: string }[]
  DeviceRequests?: DeviceRequest[]
  IpcMode?: string
  PidMode?: string
  UTSMode?: string
  UsernsMode?: string
  CgroupnsMode?: string
  GroupAdd?: string[]
  Runtime?: string
  Isolation?: string
  Init?: boolean
  ReadonlyRootfs?: boolean

  NetworkMode?: string
  PortBindings?: Record<string, PortBinding[]>
  Dns?: string[]
  DnsSearch?: string[]
  DnsOptions?: string[]
  ExtraHosts?: string[]

  RestartPolicy?: { Name: 'no' | 'unless-stopped' }
  LogConfig?: { Type: string; Config: Record<string, string> }
}

export interface PortBinding {
  HostIp: string
  HostPort: string
}

/** Operations or bytes a second of one device of the host. */
export interface DeviceRate {
  Path: string
  Rate: number
}

export interface DeviceRequest {
  /** -1 for all. */
  Count?: number
  DeviceIDs?: string[]
  Capabilities: string[][]
}

export interface Mount {
  Type: 'bind' | 'volume' | 'tmpfs'
  Target: string
  Source?: string
  ReadOnly?: boolean
  BindOptions?: { Propagation?: string }
  VolumeOptions?: {
    NoCopy?: boolean
    Labels?: Record<string, string>
    DriverConfig?: { Name?: string; Options?: Record<string, string> }
  }
  TmpfsOptions?: { SizeBytes?: number; Mode?: number }
}

/** A container's place in one network. */
export interface EndpointSettings {
  Aliases?: string[]
  IPAMConfig?: { IPv4Address?: string; IPv6Address?: string }
  MacAddress?: string
}
