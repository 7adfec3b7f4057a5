import type { Diagnostic } from '@longshore/hcl'
import type { Places } from '../decode/places.ts'
import { errorAt } from '../error-at.ts'
import { checksOf, groupsOf, jobsOf, servicesOf, tasksOf } from './parts.ts'
import type { CheckDraft, Located, Rule, ServiceDraft } from './rule.ts'

/** A check has what its type needs (nomad/structs `ServiceCheck.validateCommon`, `Service.validateCheckPort`). */
export const checkOptions: Rule = (file, places) =>
  jobsOf(file).flatMap((job) => {
    const ofGroups = groupsOf(job).flatMap((group) => servicesOf(group))
    const ofTasks = tasksOf(job).flatMap((task) => servicesOf(task))
    return [
      ...ofGroups.flatMap((service) => [
        ...checkService(service, places),
        ...checkScriptTasks(service, places),
      ]),
      ...ofTasks.flatMap((service) => checkService(service, places)),
    ]
  })

function checkService(service: Located<ServiceDraft>, places: Places): Diagnostic[] {
  return checksOf(service).flatMap((check) => {
    const missing = findMissing(check, service, places)
    if (!missing) return findWrongPath(check, places)
    const { type } = check.part
    const message = `a check of type "${type}" needs a ${missing}`
    return [errorAt(places.find(check.path).key, message, `add ${missing} = "…"`)]
  })
}

function findMissing(
  { part, path }: Located<CheckDraft>,
  service: Located<ServiceDraft>,
  places: Places,
): string | undefined {
  const has = (name: string) => places.has([...path, name])
  if (part.type === 'http' && !has('path')) return 'path'
  if (part.type === 'script') return has('command') ? undefined : 'command'
  if (part.type === undefined || has('port')) return undefined
  return places.has([...service.path, 'port']) ? undefined : 'port'
}

function findWrongPath({ part, path }: Located<CheckDraft>, places: Places): Diagnostic[] {
  if (part.type !== 'http' || !/^[a-z][a-z0-9+.-]*:/i.test(part.path ?? '')) return []
  const range = places.find([...path, 'path']).value
  return [errorAt(range, 'path must be a path alone', 'leave out the address: port says where')]
}

/** A group's service has no task of its own to run a script in. */
function checkScriptTasks(service: Located<ServiceDraft>, places: Places): Diagnostic[] {
  if (service.part.task !== undefined) return []
  return checksOf(service)
    .filter(({ part }) => part.type === 'script' && part.task === undefined)
    .map(({ path }) =>
      errorAt(
        places.find(path).key,
        "a script check of a group's service needs a task",
        'add task = "<name>": the task that the script runs in',
      ),
    )
}
