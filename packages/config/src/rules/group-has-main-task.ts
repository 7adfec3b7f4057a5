import { errorAt } from '../error-at.ts'
import { groupsOf, jobsOf, locate } from './parts.ts'
import type { Rule } from './rule.ts'

/** A group has a task that is neither before, beside nor after others (nomad/structs `TaskGroup.Validate`). */
export const groupHasMainTask: Rule = (file, places) =>
  jobsOf(file)
    .flatMap(groupsOf)
    .flatMap(({ part, path }) => {
      const tasks = locate(part.task, [...path, 'task'])
      const isMain = (task: Located) => !places.has([...task.path, 'lifecycle'])
      if (tasks.length === 0 || tasks.some(isMain)) return []
      const message = 'the group has no main task'
      return [errorAt(places.find(path).key, message, 'one task must have no lifecycle block')]
    })

type Located = ReturnType<typeof locate>[number]
