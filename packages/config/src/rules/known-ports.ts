import { type Diagnostic, nearestName } from '@longshore/hcl'
import type { Places } from '../decode/places.ts'
import { errorAt } from '../error-at.ts'
import { jobsOf, type LocatedTask, labelsOf, portsOfGroup, portsOfTask, tasksOf } from './parts.ts'
import type { Rule } from './rule.ts'

/** `ports` names ports of the group's network (driver.md §5.2). */
export const knownPorts: Rule = (file, places) =>
  jobsOf(file)
    .flatMap(tasksOf)
    .flatMap((task) => checkTask(task, places))

function checkTask(task: LocatedTask, places: Places): Diagnostic[] {
  const ofGroup = task.group ? labelsOf(portsOfGroup(task.group)) : []
  const own = labelsOf(portsOfTask(task))
  return (task.part.config?.ports ?? []).flatMap((label, index) => {
    if (ofGroup.includes(label)) return []
    const range = places.find([...task.path, 'config', 'ports', index]).value
    const quoted = JSON.stringify(label)
    if (own.includes(label)) {
      const hint = `leave it out: a task's own ports are all published`
      return [errorAt(range, `port ${quoted} is the task's own, not the group's`, hint)]
    }
    const nearest = nearestName(label, ofGroup)
    const hint = nearest
      ? `did you mean "${nearest}"?`
      : `add network { port ${quoted} {} } to the task's group`
    return [errorAt(range, `the group has no port ${quoted}`, hint)]
  })
}
