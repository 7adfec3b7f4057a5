import { type Diagnostic, nearestName } from '@longshore/hcl'
import { bareCapability, isCapabilityName, linuxCapabilities } from '@longshore/isolation'
import type { Places } from '../decode/places.ts'
import { errorAt } from '../error-at.ts'
import { jobsOf, type LocatedTask, tasksOf } from './parts.ts'
import type { Rule } from './rule.ts'

/** `cap_add` and `cap_drop` name capabilities of Linux. Which of them a task may have is the operator's to say. */
export const knownCapabilities: Rule = (file, places) =>
  jobsOf(file)
    .flatMap(tasksOf)
    .flatMap((task) => [
      ...checkOption('cap_add', task, places),
      ...checkOption('cap_drop', task, places),
    ])

function checkOption(
  option: 'cap_add' | 'cap_drop',
  { part, path }: LocatedTask,
  places: Places,
): Diagnostic[] {
  return (part.config?.[option] ?? []).flatMap((name, index) => {
    if (isCapabilityName(name) || name.includes('${')) return []
    const range = places.find([...path, 'config', option, index]).value
    const nearest = nearestName(bareCapability(name), linuxCapabilities)?.toLowerCase()
    const hint = nearest
      ? `did you mean "${nearest}"?`
      : 'write "all", or a name such as "net_admin"'
    return [errorAt(range, `Linux has no capability ${JSON.stringify(name)}`, hint)]
  })
}
