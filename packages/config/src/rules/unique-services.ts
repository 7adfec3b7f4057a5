import type { Diagnostic } from '@longshore/hcl'
import type { Places } from '../decode/places.ts'
import { errorAt } from '../error-at.ts'
import { findRepeats, type Unique } from './find-repeats.ts'
import { checksOf, groupsOf, jobsOf, servicesOf, tasksOf } from './parts.ts'
import type { GroupDraft, Located, Rule, ServiceDraft } from './rule.ts'

/**
 * A name and port stand for one service of a group or task, a name for one check of a service; all services of a group
 * have the same provider (nomad/structs `TaskGroup.validateServices`, `validateServices`).
 */
export const uniqueServices: Rule = (file, places) =>
  jobsOf(file).flatMap((job) => [
    ...[...groupsOf(job), ...tasksOf(job)]
      .map(servicesOf)
      .flatMap((services) => [
        ...findRepeats(services.flatMap((service) => toUnique('service', service, places))),
        ...services.flatMap((service) =>
          findRepeats(checksOf(service).flatMap((check) => toUnique('check', check, places))),
        ),
      ]),
    ...groupsOf(job).flatMap((group) => checkProviders(group, places)),
  ])

function toUnique(
  block: 'service' | 'check',
  { part: { name, port }, path }: Located<{ name?: string; port?: string }>,
  places: Places,
): Unique[] {
  if (name === undefined) return []
  const at = block === 'service' && port !== undefined ? ` at port ${JSON.stringify(port)}` : ''
  const range = places.find([...path, 'name']).value
  return [{ what: `${block} ${JSON.stringify(name)}${at}`, range }]
}

function checkProviders(group: Located<GroupDraft>, places: Places): Diagnostic[] {
  const tasks = (group.part.task ?? []).flatMap((part, index) =>
    servicesOf({ part, path: [...group.path, 'task', index] }),
  )
  const [first, ...others] = [...servicesOf(group), ...tasks]
  if (!first) return []
  return others
    .filter((service) => providerOf(service) !== providerOf(first))
    .map(({ path }) => {
      const message = `all services of a group have one provider, and the first has "${providerOf(first)}"`
      return errorAt(places.find([...path, 'provider']).value, message)
    })
}

function providerOf({ part: { provider = 'consul' } }: Located<ServiceDraft>): string {
  return provider
}
