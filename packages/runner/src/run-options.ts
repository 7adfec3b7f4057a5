import type { Driver } from '@longshore/driver'
import type { PullProgress } from '@longshore/images'
import type { PlannedTask } from './allocation.ts'
import type { RunTaskOptions, TaskDriver } from './run-task.ts'
import type { StateStore } from './state-store.ts'
import type { TaskResult } from './task-result.ts'

/** What a run tells of its tasks while it goes on. */
export interface TaskListener {
  onPullProgress?: (task: PlannedTask, progress: PullProgress) => void
  onOutput?: (task: PlannedTask, stream: 'stdout' | 'stderr', chunk: Buffer) => void
  onRestart?: (task: PlannedTask, message: string) => void
}

export interface RunAllocationOptions
  extends Pick<RunTaskOptions, 'stop' | 'kill' | 'now' | 'random'> {
  driver: TaskDriver & Pick<Driver, 'createNetwork' | 'destroyNetwork'>
  listener: TaskListener
}

export interface RunJobOptions extends RunAllocationOptions {
  state: StateStore
}

/** How each task of an allocation ended, by its name. */
export type AllocationResult = Map<string, TaskResult>
