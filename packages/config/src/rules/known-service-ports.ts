import { type Diagnostic, nearestName } from '@longshore/hcl'
import type { Path, Places } from '../decode/places.ts'
import { errorAt } from '../error-at.ts'
import {
  checksOf,
  groupsOf,
  jobsOf,
  labelsOf,
  portsOfGroup,
  portsOfTask,
  servicesOf,
  tasksOf,
} from './parts.ts'
import type { Located, Rule, ServiceDraft } from './rule.ts'

/**
 * Services and their checks name ports of the group's network, or of the task's own. A number is a port inside the
 * container: Nomad takes it of a task's service with `address_mode = "driver"`, and of a group's (nomad/structs
 * `validateServices`). One with `${…}` is known when the task starts.
 */
export const knownServicePorts: Rule = (file, places) =>
  jobsOf(file).flatMap((job) => [
    ...groupsOf(job).flatMap((group) => {
      const labels = labelsOf([...portsOfGroup(group), ...portsOfTasks(group)])
      return servicesOf(group).flatMap((service) =>
        check(service, { labels, numbers: true, places }),
      )
    }),
    ...tasksOf(job).flatMap((task) => {
      const ofGroup = task.group ? portsOfGroup(task.group) : []
      const labels = labelsOf([...ofGroup, ...portsOfTask(task)])
      return servicesOf(task).flatMap((service) =>
        check(service, { labels, numbers: service.part.address_mode === 'driver', places }),
      )
    }),
  ])

function portsOfTasks({ part }: ReturnType<typeof groupsOf>[number]) {
  return (part.task ?? []).flatMap((task) => portsOfTask({ part: task, path: [] }))
}

interface KnownPorts {
  labels: string[]
  /** Whether a number will do too. */
  numbers: boolean
  places: Places
}

function check(service: Located<ServiceDraft>, known: KnownPorts): Diagnostic[] {
  const ofChecks = checksOf(service).flatMap(({ part, path }) =>
    checkPort(part.port, [...path, 'port'], {
      ...known,
      numbers: known.numbers || part.address_mode === 'driver',
    }),
  )
  return [...checkPort(service.part.port, [...service.path, 'port'], known), ...ofChecks]
}

function checkPort(
  port: string | undefined,
  path: Path,
  { labels, numbers, places }: KnownPorts,
): Diagnostic[] {
  if (!port || port.includes('${') || labels.includes(port)) return []
  const range = places.find(path).value
  if (/^\d+$/.test(port)) {
    const hint = 'write the label of a port, or add address_mode = "driver"'
    return numbers ? [] : [errorAt(range, `port ${port} is a number, not a label`, hint)]
  }
  const quoted = JSON.stringify(port)
  const nearest = nearestName(port, labels)
  const hint = nearest
    ? `did you mean ${JSON.stringify(nearest)}?`
    : `add network { port ${quoted} {} } to the group`
  return [errorAt(range, `there is no port ${quoted}`, hint)]
}
