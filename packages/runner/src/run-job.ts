import type { Allocation } from './allocation.ts'
import { type AllocationRecord, openAllocationRecord } from './allocation-record.ts'
import { makeAllocationDirectory } from './make-allocation-directory.ts'
import { runAllocation } from './run-allocation.ts'
import type { AllocationResult, RunJobOptions } from './run-options.ts'

/** How each task of each allocation ended. */
export type JobResult = Map<Allocation, AllocationResult>

/**
 * Runs planned allocations until all their tasks have ended for good or `stop` is aborted; those that `state` knows go on
 * from where they are. Nothing of them is left on the engine and in `state` then; the allocation directories stay.
 */
export async function runJob(
  allocations: Allocation[],
  { state, ...options }: RunJobOptions,
): Promise<JobResult> {
  const runs: [Allocation, AllocationRecord][] = []
  const stored = new Map(state.all().map((each) => [each.id, each]))
  for (const allocation of allocations) {
    const record = openAllocationRecord(allocation, state, stored.get(allocation.id))
    // Later, its tasks may have put links there.
    if (record.isUntouched()) await makeAllocationDirectory(allocation)
    runs.push([allocation, record])
  }
  const { stop } = options
  const recordStop = () => {
    for (const [, record] of runs) record.stop(options.now())
  }
  // Before those that stop the tasks listen: it is stored first.
  stop.addEventListener('abort', recordStop, { once: true })
  if (stop.aborted) recordStop()
  const results = runs.map(
    async ([allocation, record]): Promise<[Allocation, AllocationResult]> => [
      allocation,
      await runAllocation(allocation, record, options),
    ],
  )
  await Promise.allSettled(results)
  stop.removeEventListener('abort', recordStop)
  state.remove(allocations.map(({ id }) => id))
  return new Map(await Promise.all(results))
}
