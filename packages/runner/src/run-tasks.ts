import type { Job } from '@longshore/config'
import type { PlannedTask } from './allocation.ts'
import type { AllocationRecord } from './allocation-record.ts'
import type { AllocationResult, RunAllocationOptions } from './run-options.ts'
import { runTask } from './run-task.ts'
import type { TaskResult } from './task-result.ts'

/** Runs these tasks of an allocation, as `runAllocation` says. */
export async function runTasks(
  tasks: readonly PlannedTask[],
  { job, record }: { job: Job; record: AllocationRecord },
  { driver, listener, ...options }: RunAllocationOptions,
): Promise<AllocationResult> {
  const failure = new AbortController()
  const stop = AbortSignal.any([options.stop, failure.signal])

  const runs = tasks.map(async (task): Promise<[string, TaskResult]> => {
    try {
      const result = await runTask(task, driver, {
        ...options,
        stop,
        life: record.task(task.spec.name),
        restartOnSuccess: job.type === 'service',
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
