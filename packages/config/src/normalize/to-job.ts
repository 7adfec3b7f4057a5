import { groupSchema } from '../schema/group-schema.ts'
import type { Group, GroupOptions, Job, JobOptions, TaskOptions } from './job.ts'
import { groupRestartPolicy } from './restart-policy.ts'
import { toConstraint } from './to-constraint.ts'
import { toNetwork } from './to-network.ts'
import { toService } from './to-service.ts'
import { toTask } from './to-task.ts'

/** Fills in what follows from other options, and gives every task of 2015's form a group of its own. */
export function toJob({ task: tasks, label, ...job }: JobOptions): Job {
  const name = job.name ?? label
  const groups = [...tasks.map(toOwnGroup), ...job.group]
  return {
    ...job,
    id: job.id ?? label,
    name,
    constraint: job.constraint.map(toConstraint),
    group: groups.map((group) => toGroup(group, { name, type: job.type })),
  }
}

function toOwnGroup(task: TaskOptions): GroupOptions {
  return { ...groupSchema.parse({ name: task.name }), task: [task] }
}

function toGroup({ scaling, ...group }: GroupOptions, job: Pick<Job, 'name' | 'type'>): Group {
  const restart = groupRestartPolicy(job.type, group.restart)
  const owner = `${job.name}-${group.name}`
  return {
    ...group,
    count: group.count ?? scaling?.min ?? 1,
    constraint: group.constraint.map(toConstraint),
    network: toNetwork(group.network),
    restart,
    service: group.service.map((service) => toService(service, owner)),
    task: group.task.map((task) => toTask(task, { restart, owner })),
    volume: group.volume.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  }
}
