import type { Group, Job, Task } from '@longshore/config'
import type { TaskConfig } from '@longshore/driver'
import type { AllocatedPort } from '@longshore/networking'

/** One instance of a task group, placed on this node: data, nothing of it exists yet. */
export interface Allocation {
  /** A UUID. */
  id: string
  /** `<job>.<group>[<index>]` */
  name: string
  index: number
  job: Job
  group: Group
  /** Host path of the allocation directory. */
  directory: string
  ports: AllocationPorts
  /** In the order of the job file. */
  tasks: PlannedTask[]
}

export interface AllocationPorts {
  /** Of the group's `network`. */
  group: AllocatedPort[]
  /** Of each task's `resources { network }`, by task name. */
  tasks: Record<string, AllocatedPort[]>
}

/** A task's part of a plan: what the job says, and what the driver will be told. */
export interface PlannedTask {
  spec: Task
  config: TaskConfig
}
