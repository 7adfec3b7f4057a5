import type { TaskConfig, TaskExit, TaskHandle } from '@longshore/driver'

/** Of a task whose container is `c`. */
export function handleOf({ id, name, allocId }: Pick<TaskConfig, 'id' | 'name' | 'allocId'>) {
  const handle: TaskHandle = {
    version: 1,
    taskId: id,
    taskName: name,
    allocId,
    containerId: 'c',
    containerName: `${name}-${allocId}`,
    imageId: 'sha256:1',
    startedAt: 0,
    addresses: {},
    cores: [],
  }
  return handle
}

export function exitOf(exitCode: number): TaskExit {
  const successful = exitCode === 0
  return { exitCode, oomKilled: false, error: '', signal: 0, successful, finishedAt: 0 }
}
