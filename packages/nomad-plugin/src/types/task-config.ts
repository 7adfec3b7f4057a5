import type { NetworkIsolation } from './network.ts'

/** A task as Nomad asks for it. Texts that it leaves out are empty. */
export interface TaskConfig {
  /** Unique among all tasks that this plugin will ever see. */
  id: string
  name: string
  jobId: string
  jobName: string
  /** Of a periodic or dispatched job. */
  parentJobId: string
  groupName: string
  allocId: string
  namespace: string
  nodeId: string
  nodeName: string
  /** The task's `config`, decoded; shaped by the driver's `taskConfigSchema`. */
  config: unknown
  env: Record<string, string>
  deviceEnv: Record<string, string>
  resources: TaskResources
  mounts: TaskMount[]
  devices: TaskDevice[]
  user: string
  /** The allocation's folder; the task's own is in it, by name. */
  allocDir: string
  /** FIFOs of Nomad's `logmon`; `/dev/null` where the job turned logs off. */
  stdoutPath: string
  stderrPath: string
  network: NetworkIsolation | undefined
  dns: { servers: string[]; searches: string[]; options: string[] } | undefined
}

export interface TaskResources {
  /** MHz. */
  cpuShares: number
  memoryMb: number
  /** 0: no other than `memoryMb`; -1: no limit. */
  memoryMaxMb: number
  /** Of groups' networks and of tasks' own, as agents before 0.12 knew them. */
  networks: NetworkResource[]
  ports: PortMapping[]
  linux: LinuxResources | undefined
}

export interface NetworkResource {
  device: string
  cidr: string
  ip: string
  mbits: number
  reservedPorts: { label: string; value: number }[]
  dynamicPorts: { label: string; value: number }[]
}

/** `to` is the port inside; 0: the same. */
export interface PortMapping {
  label: string
  value: number
  to: number
  hostIp: string
}

export interface LinuxResources {
  /** Microseconds; 0: unset. */
  cpuPeriod: number
  cpuQuota: number
  cpuShares: number
  memoryLimitBytes: number
  oomScoreAdj: number
  /** Cores of its own, as `0-3,7`; empty: none. */
  cpusetCpus: string
  cpusetCgroup: string
  /** The task's part of all the node's compute. */
  percentTicks: number
}

export interface TaskMount {
  taskPath: string
  hostPath: string
  readonly: boolean
  propagationMode: string
  selinuxLabel: string
  /** The volume's name in the job. */
  requestName: string
}

export interface TaskDevice {
  taskPath: string
  hostPath: string
  cgroupPermissions: string
}
