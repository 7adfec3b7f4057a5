import type { Path } from '../decode/places.ts'
import type { GroupDraft, JobDraft, JobFileDraft, Located, PortDraft, TaskDraft } from './rule.ts'

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

/** The tasks that stand directly in the job, and those of its groups. */
export function tasksOf(job: Located<JobDraft>): LocatedTask[] {
  const direct = locate(job.part.task, [...job.path, 'task'])
  const grouped = groupsOf(job).flatMap((group) =>
    locate(group.part.task, [...group.path, 'task']).map((task) => ({ ...task, group })),
  )
  return [...direct, ...grouped]
}

export function portsOfGroup({ part, path }: Located<GroupDraft>): Located<PortDraft>[] {
  return locate(part.network?.port, [...path, 'network', 'port'])
}

/** A task's own ports: those of its resources, and those that stand in the task as in 2015. */
export function portsOfTask({ part, path }: Located<TaskDraft>): Located<PortDraft>[] {
  return [
    ...locate(part.port, [...path, 'port']),
    ...locate(part.resources?.network?.port, [...path, 'resources', 'network', 'port']),
  ]
}

/** The parts in the order of a draft's list. */
function locate<Part>(parts: Part[] | undefined, path: Path): Located<Part>[] {
  return (parts ?? []).map((part, index) => ({ part, path: [...path, index] }))
}

/** The labels of ports, of those that have one. */
export function labelsOf(ports: Located<PortDraft>[]): string[] {
  return ports.flatMap(({ part }) => part.label ?? [])
}
