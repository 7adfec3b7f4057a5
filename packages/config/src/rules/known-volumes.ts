import { nearestName } from '@longshore/hcl'
import { errorAt } from '../error-at.ts'
import { jobsOf, locate, tasksOf } from './parts.ts'
import type { Rule } from './rule.ts'

/** `volume_mount` names a volume of the task's group (nomad/structs `Task.Validate`). */
export const knownVolumes: Rule = (file, places) =>
  jobsOf(file)
    .flatMap(tasksOf)
    .flatMap((task) => {
      const names = (task.group?.part.volume ?? []).flatMap(({ name }) => name ?? [])
      const mounts = locate(task.part.volume_mount, [...task.path, 'volume_mount'])
      return mounts.flatMap(({ part: { volume }, path }) => {
        if (!volume || names.includes(volume)) return []
        const quoted = JSON.stringify(volume)
        const nearest = nearestName(volume, names)
        const hint = nearest
          ? `did you mean ${JSON.stringify(nearest)}?`
          : `add volume ${quoted} { … } to the task's group`
        const range = places.find([...path, 'volume']).value
        return [errorAt(range, `the group has no volume ${quoted}`, hint)]
      })
    })
