import type { z } from 'zod'
import type { dockerConfigSchema } from '../schema/docker-config-schema.ts'
import type { groupSchema } from '../schema/group-schema.ts'
import type { jobSchema } from '../schema/job-schema.ts'
import type { portSchema } from '../schema/network-schema.ts'
import type { resourcesSchema } from '../schema/resources-schema.ts'
import type { restartSchema } from '../schema/restart-schema.ts'
import type { taskSchema } from '../schema/task-schema.ts'

/** A job as its schema gives it: checked and with the schema's defaults, but as the user laid it out. */
export type JobOptions = z.infer<typeof jobSchema>
export type GroupOptions = z.infer<typeof groupSchema>
export type TaskOptions = z.infer<typeof taskSchema>
export type RestartOptions = z.infer<typeof restartSchema>

/**
 * `static` is the port on the host, or unset for a free one; `to` the one inside as the port's block has it, or unset for
 * the host's. Where a task's `port_map` names the port, that counts instead: `@longshore/networking` applies it.
 */
export type Port = z.infer<typeof portSchema>
/** `cpu` in MHz, `memory` in MB. */
export type Resources = z.infer<typeof resourcesSchema>
export type DockerConfig = z.infer<typeof dockerConfigSchema>
/** `interval` and `delay` in milliseconds. */
export type RestartPolicy = Required<RestartOptions>

/** `kill_timeout` is in milliseconds, `max_file_size` in MB. `resources.network.port` has all of the task's own ports. */
export interface Task extends Omit<TaskOptions, 'restart' | 'port'> {
  /** What holds for the task, after its group's and the job type's. */
  restart: RestartPolicy
}

export interface Group extends Omit<GroupOptions, 'restart' | 'task'> {
  restart: RestartPolicy
  task: Task[]
}

/** A checked job with nothing left open: every default is filled in, every task is in a group. */
export interface Job extends Omit<JobOptions, 'name' | 'group' | 'task'> {
  name: string
  group: Group[]
}
