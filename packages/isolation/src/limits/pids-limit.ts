import { LongshoreError } from '@longshore/errors'

/**
 * How many processes the container may have: the task's number, else the driver's, which is also the most that a task
 * may ask for. 0 and less is as if it were not there. Spec: driver.md §4.3.
 *
 * @throws LongshoreError `PIDS_LIMIT_TOO_HIGH`
 */
export function toPidsLimit(
  task: { pids_limit?: number },
  driver: { pids_limit?: number },
): { PidsLimit?: number } {
  const asked = Math.max(task.pids_limit ?? 0, 0)
  const bound = Math.max(driver.pids_limit ?? 0, 0)
  if (bound > 0 && asked > bound) {
    throw new LongshoreError(
      'PIDS_LIMIT_TOO_HIGH',
      `pids_limit = ${asked} of the task is more than the ${bound} that this agent allows.`,
      { hint: `Ask for at most ${bound}, or have the operator raise the driver's pids_limit.` },
    )
  }
  const limit = asked || bound
  return limit === 0 ? {} : { PidsLimit: limit }
}
