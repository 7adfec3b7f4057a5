import type { Allocation } from './allocation.ts'
import { makeAllocationDirectory } from './make-allocation-directory.ts'
import { runAllocation } from './run-allocation.ts'
import type { AllocationResult, RunAllocationOptions } from './run-options.ts'

/** How each task of each allocation ended. */
export type JobResult = Map<Allocation, AllocationResult>

/**
 * Runs planned allocations until all their tasks have ended for good or `stop` is aborted. Nothing of them is left on
 * the engine then; the allocation directories stay.
 */
export async function runJob(
  allocations: Allocation[],
  options: RunAllocationOptions,
): Promise<JobResult> {
  for (const allocation of allocations) await makeAllocationDirectory(allocation)
  const runs = allocations.map(
    async (allocation): Promise<[Allocation, AllocationResult]> => [
      allocation,
      await runAllocation(allocation, options),
    ],
  )
  await Promise.allSettled(runs)
  return new Map(await Promise.all(runs))
}
