import type { DockerConfig, Task } from '@longshore/config'
import type { AllocatedPort, GroupDns } from '@longshore/networking'

/** Everything that the driver needs to know to run one task. All strings are already interpolated. */
export interface TaskConfig {
  /** Unique on this engine for as long as the task exists: `<allocId>/<task name>`. */
  id: string
  name: string
  allocId: string
  job: { id: string; name: string; parentId?: string; namespace: string; group: string }
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
  logs: Task['logs']
}

export interface TaskResources {
  cpuMhz: number
  /** Numbers of the cores that are the task's alone; empty for one that shares what is left. */
  cores: readonly number[]
  memoryMib: number
  /** `memory_max`: -1 for no hard limit, 0 for none but `memoryMib`. */
  memoryMaxMib: number
}
