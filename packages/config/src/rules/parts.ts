import type { Path } from '../decode/places.ts'
import type {
  CheckDraft,
  GroupDraft,
  JobDraft,
  JobFileDraft,
  Located,
  PortDraft,
  ServiceDraft,
  TaskDraft,
} from './rule.ts'

/** A task and the group around it; a task that stands directly in the job has none. */
export interface LocatedTask extends Located<TaskDraft> {
  group?: Located<GroupDraft>
}

export function jobsOf(file: JobFileDraft): Located<JobDraft>[] {
  return locate(file.job, ['job'])
}

export function groupsOf(job: Located<JobDraft>): Located<GroupDraft>[] {
  return locate(job.part.group, [...job.path, 'group'])
}

/** How many allocations a group has; a task that stands directly in the job has one. */
export function countOf(group: Located<GroupDraft> | undefined): number {
  return group?.part.count ?? group?.part.scaling?.min ?? 1
}

/** The tasks that stand directly in the job, and those of its groups. */
export function tasksOf(job: Located<JobDraft>): LocatedTask[] {
  const direct = locate(job.part.task, [...job.path, 'task'])
  const grouped = groupsOf(job).flatMap((group) =>
    locate(group.part.task, [...group.path, 'task']).map((task) => ({ ...task, group })),
  )
  return [...direct, ...grouped]
}

export function portsOfGroup({ part, path }: Located<GroupDraft>): Located<PortDraft>[] {
  return portsOfNetwork({ part: part.network, path: [...path, 'network'] })
}

/** A task's own ports: those of its resources, and those that stand in the task as in 2015. */
export function portsOfTask({ part, path }: Located<TaskDraft>): Located<PortDraft>[] {
  return [
    ...locate(part.port, [...path, 'port']),
    ...portsOfNetwork({
      part: part.resources?.network,
      path: [...path, 'resources', 'network'],
    }),
  ]
}

function portsOfNetwork({ part, path }: Located<GroupDraft['network']>): Located<PortDraft>[] {
  return [
    ...locate(part?.reserved_ports, [...path, 'reserved_ports']),
    ...locate(part?.port, [...path, 'port']),
  ]
}

/** The services of a group or of a task. */
export function servicesOf({
  part,
  path,
}: Located<GroupDraft | TaskDraft>): Located<ServiceDraft>[] {
  return locate(part.service, [...path, 'service'])
}

export function checksOf({ part, path }: Located<ServiceDraft>): Located<CheckDraft>[] {
  return locate(part.check, [...path, 'check'])
}

/** The parts in the order of a draft's list. */
export function locate<Part>(parts: Part[] | undefined, path: Path): Located<Part>[] {
  return (parts ?? []).map((part, index) => ({ part, path: [...path, index] }))
}

/** The labels of ports, of those that have one. */
export function labelsOf(ports: Located<PortDraft>[]): string[] {
  return ports.flatMap(({ part }) => part.label ?? [])
}
