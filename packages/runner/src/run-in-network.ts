import { createNetworkAttempt, type NetworkRun } from './network-attempt.ts'
import { runByPolicy } from './run-by-policy.ts'
import type { AllocationResult, RunAllocationOptions } from './run-options.ts'
import { runTasks } from './run-tasks.ts'

/**
 * Runs the tasks of an allocation in a network of their own, which ends with them. If the network ends by itself, all
 * of the group is started anew by the group's restart policy.
 */
export async function runInNetwork(
  run: NetworkRun,
  options: RunAllocationOptions,
): Promise<AllocationResult> {
  const { allocation, record } = run
  const { job, group, tasks } = allocation
  let results: AllocationResult | undefined
  const attempt = createNetworkAttempt(run, {
    ...options,
    onTasksEnded: (ended) => {
      results = ended
    },
  })
  const result = await runByPolicy(attempt, {
    ...options,
    policy: group.restart,
    life: record.network,
    onRestart: (message) => {
      for (const task of tasks) options.listener.onRestart?.(task, message)
    },
  })
  if (result.kind !== 'ended') return new Map(tasks.map(({ spec }) => [spec.name, result]))
  // Where they have ended under an earlier process, their results are stored.
  return results ?? runTasks(tasks, { job, record }, options)
}
