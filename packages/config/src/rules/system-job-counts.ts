import { errorAt } from '../error-at.ts'
import { countOf, groupsOf, jobsOf } from './parts.ts'
import type { Rule } from './rule.ts'

/** A system job runs each group once on every node (nomad/structs `Job.Validate`). */
export const systemJobCounts: Rule = (file, places) =>
  jobsOf(file)
    .filter(({ part }) => part.type === 'system')
    .flatMap(groupsOf)
    .filter((group) => countOf(group) > 1)
    .map((group) =>
      errorAt(
        places.find([...group.path, group.part.count === undefined ? 'scaling' : 'count']).value,
        `count must be at most 1 in a system job, and is ${countOf(group)}`,
        'leave it out: a system job runs once on every node',
      ),
    )
