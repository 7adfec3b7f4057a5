import type { DockerConfig, Task } from '@longshore/config'
import type { AllocatedPort } from '@longshore/networking'

/** Everything that the driver needs to know to run one task. All strings are already interpolated. */
export interface TaskConfig {
  /** Unique on this engine for as long as the task exists: `<allocId>/<task name>`. */
  id: string
  name: string
  allocId: string
  /** The task's `config { … }`. */
  config: DockerConfig
  /** The container's whole environment. */
  env: Record<string, string>
  /** User (and group) inside the container; the image's when missing. */
  user?: string
  resources: { cpuMhz: number; memoryMib: number }
  /** Allocated ports, apart by where the job asked for them (driver.md §5.1). */
  ports: { group: AllocatedPort[]; task: AllocatedPort[] }
  /** Host paths; both exist before the start. */
  directories: { allocation: string; task: string }
  logs: Task['logs']
}
