import type { JobOptions, RestartOptions, RestartPolicy } from './job.ts'

const LONG_RUNNING: RestartPolicy = {
  attempts: 2,
  interval: 30 * 60_000,
  delay: 15_000,
  mode: 'fail',
  render_templates: false,
}
const RUN_TO_THE_END: RestartPolicy = { ...LONG_RUNNING, attempts: 3, interval: 24 * 3_600_000 }

/** Nomad's defaults (api/tasks.go `TaskGroup.Canonicalize`). */
const DEFAULTS: Record<JobOptions['type'], RestartPolicy> = {
  service: LONG_RUNNING,
  system: LONG_RUNNING,
  batch: RUN_TO_THE_END,
  sysbatch: RUN_TO_THE_END,
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
    render_templates: options.render_templates ?? policy.render_templates,
  }
}
