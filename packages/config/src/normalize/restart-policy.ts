import type { JobOptions, RestartOptions, RestartPolicy } from './job.ts'

/** Nomad's defaults (api/tasks.go `defaultServiceJobRestartPolicy`, `defaultBatchJobRestartPolicy`). */
const DEFAULTS: Record<JobOptions['type'], RestartPolicy> = {
  service: { attempts: 2, interval: 30 * 60_000, delay: 15_000, mode: 'fail' },
  batch: { attempts: 3, interval: 24 * 3_600_000, delay: 15_000, mode: 'fail' },
}

/** What holds for the tasks of a group: the group's own options over the defaults of the job's type. */
export function groupRestartPolicy(
  type: JobOptions['type'],
  options: RestartOptions | undefined,
): RestartPolicy {
  return mergeRestartPolicy(DEFAULTS[type], options)
}

/** The policy with the options that are set in its place. */
export function mergeRestartPolicy(
  policy: RestartPolicy,
  options: RestartOptions = {},
): RestartPolicy {
  return {
    attempts: options.attempts ?? policy.attempts,
    interval: options.interval ?? policy.interval,
    delay: options.delay ?? policy.delay,
    mode: options.mode ?? policy.mode,
  }
}
