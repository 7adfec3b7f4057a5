import { nearestName } from '@longshore/hcl'
import { errorAt } from '../error-at.ts'
import { checksOf, groupsOf, jobsOf, servicesOf, tasksOf } from './parts.ts'
import type { Rule } from './rule.ts'

/** `task` of a service and of its checks is a task of the group, or the service's own (nomad/structs `validateServices`). */
export const knownServiceTasks: Rule = (file, places) =>
  jobsOf(file).flatMap((job) => {
    const owners = [
      ...groupsOf(job).map((group) => ({ owner: group, tasks: namesOf(group.part.task) })),
      ...tasksOf(job).map((task) => ({ owner: task, tasks: namesOf([task.part]) })),
    ]
    return owners.flatMap(({ owner, tasks }) =>
      servicesOf(owner)
        .flatMap((service) => [service, ...checksOf(service)])
        .flatMap(({ part: { task }, path }) => {
          if (!task || tasks.includes(task)) return []
          const nearest = nearestName(task, tasks)
          const hint = nearest ? `did you mean ${JSON.stringify(nearest)}?` : undefined
          const range = places.find([...path, 'task']).value
          return [errorAt(range, `there is no task ${JSON.stringify(task)} here`, hint)]
        }),
    )
  })

function namesOf(tasks: { name?: string }[] = []): string[] {
  return tasks.flatMap(({ name }) => name ?? [])
}
