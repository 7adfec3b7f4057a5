import { errorAt } from '../error-at.ts'
import { checksOf, groupsOf, jobsOf, servicesOf, tasksOf } from './parts.ts'
import type { Rule } from './rule.ts'

/** `driver` is an address of a task, `alloc` one of a group (nomad/structs `Service.Validate`, `validateServices`). */
export const serviceAddresses: Rule = (file, places) =>
  jobsOf(file).flatMap((job) => {
    const ofGroups = groupsOf(job).flatMap((group) => servicesOf(group))
    const ofTasks = tasksOf(job).flatMap((task) => servicesOf(task))
    const wrong = [
      ...ofGroups
        .filter(({ part }) => part.address_mode === 'driver')
        .map(({ path }) => ({ path, message: 'address_mode "driver" is for services of a task' })),
      ...ofTasks
        .flatMap((service) => [service, ...checksOf(service)])
        .filter(({ part }) => part.address_mode?.startsWith('alloc'))
        .map(({ path, part }) => ({
          path,
          message: `address_mode ${JSON.stringify(part.address_mode)} is for services of a group`,
        })),
      ...[...ofGroups, ...ofTasks]
        .filter(({ part }) => part.address && (part.address_mode ?? 'auto') !== 'auto')
        .map(({ path }) => ({ path, message: 'address_mode must be "auto" where address is set' })),
    ]
    return wrong.map(({ path, message }) =>
      errorAt(places.find([...path, 'address_mode']).value, message),
    )
  })
