import { errorAt } from '../error-at.ts'
import { groupsOf, jobsOf } from './parts.ts'
import type { Rule } from './rule.ts'

/** A group has a task. */
export const groupHasTasks: Rule = (file, places) =>
  jobsOf(file)
    .flatMap(groupsOf)
    .filter(({ path }) => !places.has([...path, 'task', 0]))
    .map(({ path }) =>
      errorAt(places.find(path).key, 'the group has no task', 'add task "<name>" { … }'),
    )
