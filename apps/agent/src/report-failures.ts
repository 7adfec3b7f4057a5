import { LongshoreError } from '@longshore/errors'
import type { JobResult } from '@longshore/runner'
import type { Io } from './io.ts'
import { reportError } from './report-error.ts'

/** Says on stderr which tasks failed and why. */
export function reportFailures(results: JobResult, io: Io): void {
  for (const [{ name }, tasks] of results)
    for (const [task, result] of tasks) {
      if (result.kind !== 'failed') continue
      const { error, reason } = result
      const message = `Task ${task} of ${name} failed: ${reason}`
      const failure = new LongshoreError('TASK_FAILED', message, {
        hint: error?.hint,
        cause: error,
      })
      reportError(failure, io)
    }
}
