import type { Constraint, Job } from '@longshore/config'

/** A constraint with what it holds for. */
export interface JobConstraint {
  constraint: Constraint
  /** For people: `group "cache"`. */
  of: string
  /** How many allocations must meet it; at least 1. */
  allocations: number
}

/** The constraints of a job, its groups and their tasks, but for those that nothing of the job would have to meet. */
export function constraintsOfJob(job: Job): JobConstraint[] {
  const found = ({ constraint }: { constraint: Constraint[] }, of: string, allocations: number) =>
    constraint.map((each) => ({ constraint: each, of, allocations }))
  const total = job.group.reduce((sum, { count }) => sum + count, 0)
  return [
    ...found(job, `job "${job.id}"`, total),
    ...job.group.flatMap((group) => [
      ...found(group, `group "${group.name}"`, group.count),
      ...group.task.flatMap((task) => found(task, `task "${task.name}"`, group.count)),
    ]),
  ].filter(({ allocations }) => allocations > 0)
}
