import { LongshoreError } from '@longshore/errors'
import type { TaskRecord } from './task-record.ts'

/** The tasks of a driver, by their id: from their start, or since they were taken up, until they are destroyed. */
export interface KnownTasks {
  /** Containers of starts that are under way. */
  begun: Set<string>
  has(taskId: string): boolean
  /** @throws LongshoreError `TASK_NOT_FOUND` */
  find(taskId: string): TaskRecord
  /** @throws LongshoreError `TASK_EXISTS` where it is known. */
  refuseKnown(taskId: string): void
  add(task: TaskRecord): void
  remove(taskId: string): void
  all(): TaskRecord[]
  /** Whether the container is a task's, or of a start that is under way. */
  hasContainer(containerId: string): boolean
}

export function createKnownTasks(): KnownTasks {
  const tasks = new Map<string, TaskRecord>()
  const begun = new Set<string>()
  const all = () => [...tasks.values()]
  return {
    begun,
    has: (taskId) => tasks.has(taskId),
    find(taskId) {
      const task = tasks.get(taskId)
      if (task) return task
      throw new LongshoreError('TASK_NOT_FOUND', `task not found for given id: ${taskId}`)
    },
    refuseKnown(taskId) {
      if (tasks.has(taskId))
        throw new LongshoreError('TASK_EXISTS', `task ${taskId} was started before`, {
          hint: 'Destroy it first.',
        })
    },
    add(task) {
      tasks.set(task.handle.taskId, task)
      begun.delete(task.handle.containerId)
    },
    remove: (taskId) => void tasks.delete(taskId),
    all,
    hasContainer: (containerId) =>
      begun.has(containerId) || all().some(({ handle }) => handle.containerId === containerId),
  }
}
