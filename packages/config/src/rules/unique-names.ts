import type { Places } from '../decode/places.ts'
import { findRepeats, type Unique } from './find-repeats.ts'
import { groupsOf, jobsOf, locate, tasksOf } from './parts.ts'
import type { Located, Rule } from './rule.ts'

/** Groups have different names in their job, tasks and volumes in their group. A task in the job itself counts as a group. */
export const uniqueNames: Rule = (file, places) =>
  jobsOf(file).flatMap((job) => {
    const tasks = Map.groupBy(tasksOf(job), ({ group }) => group?.part)
    const groups = groupsOf(job)
    const ofJob = findRepeats(named('group', [...(tasks.get(undefined) ?? []), ...groups], places))
    const ofGroups = groups.flatMap(({ part, path }) => [
      ...findRepeats(named('task', tasks.get(part) ?? [], places)),
      ...findRepeats(named('volume', locate(part.volume, [...path, 'volume']), places)),
    ])
    return [...ofJob, ...ofGroups]
  })

function named(block: string, parts: Located<{ name?: string }>[], places: Places): Unique[] {
  return parts.flatMap(({ part: { name }, path }) => {
    if (!name) return []
    const range = places.find([...path, 'name']).key
    return [{ what: `${block} ${JSON.stringify(name)}`, range }]
  })
}
