import type { Places } from '../decode/places.ts'
import { findRepeats, type Unique } from './find-repeats.ts'
import { groupsOf, jobsOf, portsOfGroup, portsOfTask, tasksOf } from './parts.ts'
import type { Located, PortDraft, Rule } from './rule.ts'

/** Ports have different labels in their group's network; a task's own differ from each other and from the group's. */
export const uniquePortLabels: Rule = (file, places) =>
  jobsOf(file).flatMap((job) => [
    ...groupsOf(job).flatMap((group) => findRepeats(labelled(portsOfGroup(group), places))),
    ...tasksOf(job).flatMap((task) => {
      const ofGroup = task.group ? portsOfGroup(task.group) : []
      return findRepeats(labelled(portsOfTask(task), places), labelled(ofGroup, places))
    }),
  ])

function labelled(ports: Located<PortDraft>[], places: Places): Unique[] {
  return ports.flatMap(({ part: { label }, path }) => {
    if (!label) return []
    return [{ what: `port ${JSON.stringify(label)}`, range: places.find([...path, 'label']).key }]
  })
}
