import { type Diagnostic, nearestName } from '@longshore/hcl'
import type { Places } from '../decode/places.ts'
import { errorAt } from '../error-at.ts'
import { jobsOf, type LocatedTask, labelsOf, portsOfGroup, portsOfTask, tasksOf } from './parts.ts'
import type { Rule } from './rule.ts'

/** `port_map` maps the task's own ports, never the group's (driver.md §5.2). */
export const knownPortMap: Rule = (file, places) =>
  jobsOf(file)
    .flatMap(tasksOf)
    .flatMap((task) => checkTask(task, places))

function checkTask(task: LocatedTask, places: Places): Diagnostic[] {
  const ofGroup = task.group ? labelsOf(portsOfGroup(task.group)) : []
  const own = labelsOf(portsOfTask(task))
  return [...(task.part.config?.port_map ?? [])].flatMap(([label, to]) => {
    if (own.includes(label)) return []
    const range = places.find([...task.path, 'config', 'port_map', label]).key
    const quoted = JSON.stringify(label)
    if (ofGroup.includes(label)) {
      const hint = `write ports = [${quoted}] here, and port ${quoted} { to = ${to} } in the group`
      return [errorAt(range, `port_map cannot map ${quoted}, a port of the group`, hint)]
    }
    const nearest = nearestName(label, own)
    const hint = nearest
      ? `did you mean "${nearest}"?`
      : `add resources { network { port ${quoted} {} } } to the task`
    return [errorAt(range, `the task has no port ${quoted} of its own`, hint)]
  })
}
