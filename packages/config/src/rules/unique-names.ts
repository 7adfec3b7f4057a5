import type { Places } from '../decode/places.ts'
import { findRepeats, type Unique } from './find-repeats.ts'
import { groupsOf, jobsOf, tasksOf } from './parts.ts'
import type { GroupDraft, Located, Rule, TaskDraft } from './rule.ts'

/** Groups have different names in their job, tasks in their group. A task in the job itself counts as a group. */
export const uniqueNames: Rule = (file, places) =>
  jobsOf(file).flatMap((job) => {
    const tasks = Map.groupBy(tasksOf(job), ({ group }) => group?.part)
    const groups = groupsOf(job)
    const ofJob = findRepeats(named('group', [...(tasks.get(undefined) ?? []), ...groups], places))
    const ofGroups = groups.flatMap(({ part }) =>
      findRepeats(named('task', tasks.get(part) ?? [], places)),
    )
    return [...ofJob, ...ofGroups]
  })

function named(block: string, parts: Located<GroupDraft | TaskDraft>[], places: Places): Unique[] {
  return parts.flatMap(({ part: { name }, path }) => {
    if (!name) return []
    const range = places.find([...path, 'name']).key
    return [{ what: `${block} ${JSON.stringify(name)}`, range }]
  })
}
