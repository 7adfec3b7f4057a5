import type { ExecResult } from './exec/exec-result.ts'
import type { ExecOutput, RunExecOptions } from './exec/run-exec.ts'
import type { ExecIo, ExecProgram } from './exec/stream-exec.ts'
import type { Networks } from './network/create-networks.ts'
import type { StartOptions } from './start-effects.ts'
import type { TaskStats } from './stats/task-stats.ts'
import type { StopOptions } from './stop-task.ts'
import type { TaskConfig } from './task-config.ts'
import type { TaskExit } from './task-exit.ts'
import type { TaskHandle } from './task-handle.ts'
import type { TaskOutline } from './task-outline.ts'
import type { TaskStatus } from './task-status.ts'

/**
 * A task's life (driver.md §6). Methods that take a task's id reject with `TASK_NOT_FOUND` for an unknown one, and those
 * that take one up with `TASK_EXISTS` for one that is known.
 */
export interface Driver extends Networks {
  /**
   * Resolves when the container runs, with what is to be kept of it. A rejection leaves no container; its `recoverable`
   * says whether the restart policy may try again.
   */
  startTask(task: TaskConfig, options?: StartOptions): Promise<TaskHandle>
  /**
   * Takes up a task of an earlier process: it goes on untouched, its output is caught up, and an exit that nobody has
   * seen is told by `waitTask`. Also while the engine is away; that is no failure.
   */
  recoverTask(handle: TaskHandle, options?: Pick<StartOptions, 'onOutput'>): Promise<void>
  /** As `recoverTask`, for a container that another driver has started as this task's. */
  adoptTask(
    task: TaskOutline,
    containerId: string,
    options?: Pick<StartOptions, 'onOutput'>,
  ): Promise<void>
  /** The handle of a started task that nobody has kept; undefined where no start got that far. For `recoverTask`. */
  findTask(task: TaskConfig): Promise<TaskHandle | undefined>
  /** As `findTask`, where only this is known of the task any more: it is to be stopped, not to go on. */
  findStartedTask(task: TaskOutline): Promise<TaskHandle | undefined>
  /** Resolves when the task has ended, also again later; rejects with the signal's reason. */
  waitTask(taskId: string, signal?: AbortSignal): Promise<TaskExit>
  inspectTask(taskId: string): Promise<TaskStatus>
  hasTask(taskId: string): boolean
  /** Sends it a signal, by its name; one that there is not is refused with `SIGNAL_UNKNOWN`. */
  signalTask(taskId: string, signalName: string): Promise<void>
  /** What it uses, every so often, until it ends. As `streamTaskStats` of the stats reader. */
  taskStats(
    taskId: string,
    options: { intervalMs: number; signal?: AbortSignal },
  ): AsyncIterable<TaskStats>
  /** Runs a command in it to its end, and keeps what that writes. As `runExec`. */
  execTask(taskId: string, command: string[], options?: RunExecOptions): Promise<ExecOutput>
  /** Runs a command in it with an input and an output, as a terminal does. As `streamExec`. */
  execTaskStreaming(
    taskId: string,
    program: Omit<ExecProgram, 'containerId'>,
    io: ExecIo,
  ): Promise<ExecResult>
  /** Resolves when the task has been told to end and has ended. */
  stopTask(taskId: string, options: StopOptions): Promise<void>
  /**
   * Removes what is left of an ended task, once its output is stored; `force` also ends a running one. With
   * `gc { container = false }` the container stays.
   */
  destroyTask(taskId: string, options?: { force?: boolean }): Promise<void>
  /** Whether this container is a task's or a network's: what is not dangles (driver.md §7). */
  isTracked(containerId: string): boolean
  /**
   * Ends the driver's own connections, and resolves when what was read of tasks' output is stored. Tasks go on; what they
   * write is caught up by a later `recoverTask`.
   */
  close(): Promise<void>
}
