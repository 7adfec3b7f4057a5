import type { DockerConfig, Task } from '@longshore/config'
import type { AllocatedPort, GroupDns } from '@longshore/networking'

/** Everything that the driver needs to know to run one task. All strings are already interpolated. */
export interface TaskConfig {
  /** Unique on this engine for as long as the task exists: `<allocId>/<task name>`. */
  id: string
  name: string
  allocId: string
  job: { id: string; name: string; parentId?: string; namespace: string; group: string }
  /** Of the node that the labels name; the driver's own when missing. */
  node?: { id: string; name: string }
  /** The task's `config { … }`. */
  config: DockerConfig
  /** The container's whole environment. */
  env: Record<string, string>
  /** User (and group) inside the container; the image's when missing. */
  user?: string
  resources: TaskResources
  /** Allocated ports, apart by where the job asked for them (driver.md §5.1). */
  ports: { group: AllocatedPort[]; task: AllocatedPort[] }
  /** What the task shares with its group, where that has a network of its own or a resolver. */
  network?: { sandboxId?: string; groupDns?: GroupDns }
  /** Host paths; both exist before the start. */
  directories: { allocation: string; task: string }
  /** What the node gives the task beside what its `config` asks for. */
  granted?: Granted
  logs: Task['logs']
  /** Host paths that a Nomad client reads the output from; used with `log_collection = "logmon"`. */
  fifos?: { stdout: string; stderr: string }
}

/** Host and CSI volumes, and devices of a Nomad client's plugins: the operator has approved them, so no rule applies. */
export interface Granted {
  mounts: readonly GrantedMount[]
  devices: readonly GrantedDevice[]
  /** Environment that comes with the devices, such as `NVIDIA_VISIBLE_DEVICES`. */
  deviceEnv: Readonly<Record<string, string>>
}

export interface GrantedMount {
  hostPath: string
  containerPath: string
  readOnly: boolean
  /** How mounts made later show on the other side; `rprivate` when missing. */
  propagation?: 'rprivate' | 'rslave' | 'rshared'
}

export interface GrantedDevice {
  hostPath: string
  containerPath: string
  /** Of `r`, `w` and `m`. */
  permissions: string
}

export interface TaskResources {
  cpuMhz: number
  /** Numbers of the cores that are the task's alone; empty for one that shares what is left. */
  cores: readonly number[]
  memoryMib: number
  /** `memory_max`: -1 for no hard limit, 0 for none but `memoryMib`. */
  memoryMaxMib: number
}
