import type { Job } from '@longshore/config'
import type { AllocationResult } from '@longshore/runner'
import { exitCode } from './exit-code.ts'

/**
 * A service that was stopped is a success. A batch job's code is that of its first task that did not succeed, as with
 * `docker run`; one that was stopped before it finished has failed.
 */
export function resultExitCode(
  job: Pick<Job, 'type'>,
  results: Map<unknown, AllocationResult>,
): number {
  const tasks = [...results.values()].flatMap((result) => [...result.values()])
  const failed = tasks.find(({ kind }) => kind === 'failed')
  if (failed?.kind === 'failed')
    return job.type === 'batch' ? failed.exitCode || exitCode.failed : exitCode.failed
  const unfinished = job.type === 'batch' && tasks.some(({ kind }) => kind === 'stopped')
  return unfinished ? exitCode.failed : exitCode.success
}
