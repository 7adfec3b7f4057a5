import { errorAt } from '../error-at.ts'
import { jobsOf } from './parts.ts'
import type { Rule } from './rule.ts'

/** A job has a group, or a task that stands for one. */
export const jobHasGroups: Rule = (file, places) =>
  jobsOf(file)
    .filter(({ path }) => !['group', 'task'].some((name) => places.has([...path, name, 0])))
    .map(({ path }) =>
      errorAt(places.find(path).key, 'the job has no group', 'add group "<name>" { … }'),
    )
