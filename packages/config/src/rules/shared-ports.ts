import { errorAt } from '../error-at.ts'
import { groupsOf, jobsOf, portsOfGroup } from './parts.ts'
import type { Rule } from './rule.ts'

/** `ignore_collision` is for the host's own network (nomad/structs `TaskGroup.validateNetworks`). */
export const sharedPorts: Rule = (file, places) =>
  jobsOf(file)
    .flatMap(groupsOf)
    .flatMap((group) => {
      const { mode = 'host' } = group.part.network ?? {}
      if (mode === 'host') return []
      return portsOfGroup(group)
        .filter(({ part }) => part.ignore_collision)
        .map(({ path }) =>
          errorAt(
            places.find([...path, 'ignore_collision']).key,
            `ignore_collision is for mode "host" alone, and mode is ${JSON.stringify(mode)}`,
          ),
        )
    })
