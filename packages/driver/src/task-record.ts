import type { ContainerExit } from './container-exit.ts'
import type { TaskHandle } from './task-handle.ts'

/** A task whose container was started, now or by an earlier process. */
export interface RunningTask {
  handle: TaskHandle
  /** Resolves when the engine has told that it runs; not at all if it has ended by then. */
  found: Promise<void>
  /** Never rejects. */
  exited: Promise<ContainerExit>
  /** Settles when the last output is stored. Never rejects. */
  outputStored: Promise<void>
  /** Ends the collection of output; what was read is still stored. */
  stopCollecting(): void
}

/** A task that the driver knows. */
export interface TaskRecord extends RunningTask {
  /** Whether the engine has told that it runs. */
  wasFound: boolean
  /** Aborted when it ends. */
  ended: AbortSignal
  /** Once it has ended. */
  exit?: ContainerExit
}

/** The record of a task, which says from now on how it stands. */
export function toTaskRecord(task: RunningTask): TaskRecord {
  const ended = new AbortController()
  const record: TaskRecord = { ...task, wasFound: false, ended: ended.signal }
  void task.found.then(() => {
    record.wasFound = true
  })
  void task.exited.then((exit) => {
    record.exit = exit
    ended.abort()
  })
  return record
}
