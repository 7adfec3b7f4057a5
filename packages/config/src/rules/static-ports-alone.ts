import type { Diagnostic } from '@longshore/hcl'
import type { Places } from '../decode/places.ts'
import { errorAt } from '../error-at.ts'
import { countOf, groupsOf, jobsOf, portsOfGroup, portsOfTask, tasksOf } from './parts.ts'
import type { GroupDraft, Located, PortDraft, Rule } from './rule.ts'

/** Only one allocation of a group can have its static ports, as all run on one node. */
export const staticPortsAlone: Rule = (file, places) =>
  jobsOf(file).flatMap((job) => {
    const ofGroups = groupsOf(job).flatMap((group) =>
      portsOfGroup(group).flatMap((port) => checkPort(group, port, places)),
    )
    const ofTasks = tasksOf(job).flatMap((task) =>
      portsOfTask(task).flatMap((port) => checkPort(task.group, port, places)),
    )
    return [...ofGroups, ...ofTasks]
  })

function checkPort(
  group: Located<GroupDraft> | undefined,
  { part, path }: Located<PortDraft>,
  places: Places,
): Diagnostic[] {
  const count = countOf(group)
  if (part.static === undefined || part.ignore_collision || count < 2) return []
  const range = places.find([...path, 'static']).value
  const message = `count = ${count} cannot share the static port ${part.static}`
  const hint = 'there is one node: leave static out, and each allocation gets a port of its own'
  return [errorAt(range, message, hint)]
}
