import type { Driver } from '@longshore/driver'
import type { PullProgress } from '@longshore/images'
import type { Allocation, PlannedTask } from './allocation.ts'
import { type RunTaskOptions, runTask, type TaskResult } from './run-task.ts'

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
 * Runs all tasks of an allocation side by side. A task that fails for good stops the others, as in Nomad.
 * Rejects when the engine could not be told to stop a task; all tasks have settled then.
 */
export async function runAllocation(
  allocation: Allocation,
  { driver, listener, ...options }: RunAllocationOptions,
): Promise<AllocationResult> {
  const failure = new AbortController()
  const stop = AbortSignal.any([options.stop, failure.signal])

  const runs = allocation.tasks.map(async (task): Promise<[string, TaskResult]> => {
    try {
      const result = await runTask(task, driver, {
        ...options,
        stop,
        restartOnSuccess: allocation.job.type === 'service',
        onPullProgress: (progress) => listener.onPullProgress?.(task, progress),
        onOutput: (stream, chunk) => listener.onOutput?.(task, stream, chunk),
        onRestart: (message) => listener.onRestart?.(task, message),
      })
      if (result.kind === 'failed') failure.abort()
      return [task.spec.name, result]
    } catch (error) {
      failure.abort()
      throw error
    }
  })
  await Promise.allSettled(runs)
  return new Map(await Promise.all(runs))
}
