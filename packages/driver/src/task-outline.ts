import type { TaskConfig } from './task-config.ts'

/** As much of a task as it takes to take up its container: data, without any secret. */
export interface TaskOutline
  extends Pick<TaskConfig, 'id' | 'name' | 'allocId' | 'logs' | 'fifos'> {
  config: Pick<TaskConfig['config'], 'tty' | 'cpuset_cpus'>
  resources: Pick<TaskConfig['resources'], 'cores'>
  directories: Pick<TaskConfig['directories'], 'allocation'>
}

/** What is kept of a task before its start, for `findStartedTask` of a later process that does not have the task any more. */
export function toTaskOutline(task: TaskConfig): TaskOutline {
  const { id, name, allocId, logs, fifos, config, resources, directories } = task
  return {
    ...{ id, name, allocId, logs },
    ...(fifos && { fifos }),
    config: { tty: config.tty, cpuset_cpus: config.cpuset_cpus },
    resources: { cores: resources.cores },
    directories: { allocation: directories.allocation },
  }
}
