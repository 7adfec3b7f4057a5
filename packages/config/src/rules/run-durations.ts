import { errorAt } from '../error-at.ts'
import { groupsOf, jobsOf } from './parts.ts'
import type { Rule } from './rule.ts'

/** `max_run_duration` is for jobs that end (nomad/structs `TaskGroup.Validate`). */
export const runDurations: Rule = (file, places) =>
  jobsOf(file).flatMap((job) => {
    const { type = 'service' } = job.part
    if (type === 'batch' || type === 'sysbatch') return []
    return groupsOf(job)
      .filter(({ part }) => part.max_run_duration !== undefined)
      .map(({ path }) =>
        errorAt(
          places.find([...path, 'max_run_duration']).key,
          `a ${type} job has no max_run_duration`,
          'it is for type = "batch" and "sysbatch"',
        ),
      )
  })
