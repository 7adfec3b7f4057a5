import { errorAt } from '../error-at.ts'
import { groupsOf, jobsOf } from './parts.ts'
import type { Rule } from './rule.ts'

/** A system job runs each group once on every node (nomad/structs `Job.Validate`). */
export const systemJobCounts: Rule = (file, places) =>
  jobsOf(file)
    .filter(({ part }) => part.type === 'system')
    .flatMap(groupsOf)
    .filter(({ part: { count = 1 } }) => count > 1)
    .map(({ part, path }) =>
      errorAt(
        places.find([...path, 'count']).value,
        `count must be at most 1 in a system job, and is ${part.count}`,
        'leave it out: a system job runs once on every node',
      ),
    )
