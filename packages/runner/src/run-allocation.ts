import type { Driver } from '@longshore/driver'
import type { PullProgress } from '@longshore/images'
import type { Allocation, PlannedTask } from './allocation.ts'
import { toNetworkSpec } from './allocation-network.ts'
import { runInNetwork } from './run-in-network.ts'
import type { RunTaskOptions, TaskResult } from './run-task.ts'
import { runTasks } from './run-tasks.ts'

/** What a run tells of its tasks while it goes on. */
export interface TaskListener {
  onPullProgress?: (task: PlannedTask, progress: PullProgress) => void
  onOutput?: (task: PlannedTask, stream: 'stdout' | 'stderr', chunk: Buffer) => void
  onRestart?: (task: PlannedTask, message: string) => void
}

export interface RunAllocationOptions
  extends Pick<RunTaskOptions, 'stop' | 'kill' | 'now' | 'random'> {
  driver: Driver
  listener: TaskListener
}

/** How each task of an allocation ended, by its name. */
export type AllocationResult = Map<string, TaskResult>

/**
 * Runs all tasks of an allocation side by side, in their group's network if it has one. A task that fails for good
 * stops the others, as in Nomad. Rejects when the engine could not be told to stop a task; all tasks have settled then.
 */
export function runAllocation(
  allocation: Allocation,
  options: RunAllocationOptions,
): Promise<AllocationResult> {
  const spec = toNetworkSpec(allocation)
  if (spec) return runInNetwork(allocation, spec, options)
  return runTasks(allocation, allocation.tasks, options)
}
