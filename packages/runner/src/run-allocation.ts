import type { Allocation } from './allocation.ts'
import { toNetworkSpec } from './allocation-network.ts'
import type { AllocationRecord } from './allocation-record.ts'
import { runInNetwork } from './run-in-network.ts'
import type { AllocationResult, RunAllocationOptions } from './run-options.ts'
import { runTasks } from './run-tasks.ts'

/**
 * Runs all tasks of an allocation side by side, in their group's network if it has one. A task that fails for good
 * stops the others, as in Nomad. Rejects when the engine could not be told to stop a task; all tasks have settled then.
 */
export function runAllocation(
  allocation: Allocation,
  record: AllocationRecord,
  options: RunAllocationOptions,
): Promise<AllocationResult> {
  const spec = toNetworkSpec(allocation)
  if (spec) return runInNetwork({ allocation, spec, record }, options)
  return runTasks(allocation.tasks, { job: allocation.job, record }, options)
}
