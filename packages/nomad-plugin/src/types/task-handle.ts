import type { NetworkOverride } from './network.ts'
import type { TaskConfig } from './task-config.ts'

export interface StartedTask {
  /** The version of `driverState`, for a later release of the driver. From 1 on. */
  version: number
  /** All that `recoverTask` will need beside the task's config. Nomad keeps it: no secrets. */
  driverState: unknown
  network?: NetworkOverride | undefined
}

/** What Nomad kept of a task. */
export interface TaskHandle {
  version: number
  task: TaskConfig
  driverState: unknown
}
