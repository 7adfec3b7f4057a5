import type { Engine } from '@longshore/engine'
import { LongshoreError } from '@longshore/errors'
import type { Images } from '@longshore/images'
import type { HostReader } from './container/host-parts.ts'
import { createCpusets } from './cpusets.ts'
import type { DriverSettings } from './driver-settings.ts'
import { followConnection } from './engine-connection.ts'
import type { ExecResult } from './exec/exec-result.ts'
import { type ExecOutput, type RunExecOptions, runExec } from './exec/run-exec.ts'
import { type ExecIo, type ExecProgram, streamExec } from './exec/stream-exec.ts'
import { createExitWatcher } from './exit-watcher.ts'
import { findTask } from './find-task.ts'
import { createNetworks, type Networks } from './network/create-networks.ts'
import { recoverTask } from './recover-task.ts'
import { removeForGood } from './remove-for-good.ts'
import { signalTask } from './signal-task.ts'
import type { ImageUsers, StartOptions } from './start-effects.ts'
import { startTask } from './start-task.ts'
import { createStatsReader } from './stats/create-stats-reader.ts'
import type { FileOpener } from './stats/open-files.ts'
import type { TaskStats } from './stats/task-stats.ts'
import { describeStop, type StopOptions, stopTask } from './stop-task.ts'
import type { TaskConfig } from './task-config.ts'
import type { TaskEvent, TaskEventType } from './task-event.ts'
import { describeExit, type TaskExit, toTaskExit } from './task-exit.ts'
import type { TaskHandle } from './task-handle.ts'
import type { RunningTask, TaskRecord } from './task-record.ts'
import type { TaskStatus } from './task-status.ts'
import { toAdoptedHandle } from './to-task-handle.ts'

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
    task: TaskConfig,
    containerId: string,
    options?: Pick<StartOptions, 'onOutput'>,
  ): Promise<void>
  /** The handle of a started task that nobody has kept; undefined where no start got that far. For `recoverTask`. */
  findTask(task: TaskConfig): Promise<TaskHandle | undefined>
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

export interface DriverEffects {
  engine: Engine
  images: Images
  /** Told which image is in use; left out, images are not counted. */
  imageUsers?: ImageUsers
  settings: DriverSettings
  /** The host's files: `node:fs/promises`. */
  host: HostReader
  /** `node:fs`, by which the kernel's files of a task are read for its stats. Left out, the engine is asked. */
  cgroupFiles?: FileOpener
  /** Unix time in milliseconds. */
  now: () => number
  onEvent?: (event: TaskEvent) => void
}

export function createDriver(effects: DriverEffects): Driver {
  const { engine, settings, imageUsers, onEvent } = effects
  const connection = followConnection(engine)
  const exits = createExitWatcher(engine, { now: effects.now })
  const cpusets = createCpusets(engine, settings.host.cores)
  const networks = createNetworks({ ...effects, exits })
  const stats = createStatsReader({
    ...{ engine, now: effects.now, files: effects.cgroupFiles ?? noFiles },
    host: { totalMhz: settings.host.totalMhz, cores: settings.host.cores.length },
    uptime: () => performance.now(),
  })
  const tasks = new Map<string, TaskRecord>()
  /** Containers of starts that are under way. */
  const begun = new Set<string>()

  function effectsFor(taskId: string) {
    const emit = (type: TaskEventType, message: string) =>
      onEvent?.({ taskId, time: effects.now(), type, message })
    return { ...effects, connection, exits, cpusets, begun, emit }
  }

  function find(taskId: string): TaskRecord {
    const task = tasks.get(taskId)
    if (!task) throw new LongshoreError('TASK_NOT_FOUND', `task not found for given id: ${taskId}`)
    return task
  }

  function refuseKnown(taskId: string): void {
    if (tasks.has(taskId))
      throw new LongshoreError('TASK_EXISTS', `task ${taskId} was started before`, {
        hint: 'Destroy it first.',
      })
  }

  function keep(task: RunningTask): void {
    const { taskId } = task.handle
    const { emit } = effectsFor(taskId)
    const ended = new AbortController()
    const record: TaskRecord = { ...task, wasFound: false, ended: ended.signal }
    tasks.set(taskId, record)
    void task.found.then(() => {
      record.wasFound = true
    })
    void task.exited.then((exit) => {
      record.exit = exit
      ended.abort()
      cpusets
        .leave(taskId)
        .catch((error: Error) => emit('Driver', `Could not free its cores: ${error.message}`))
      emit('Terminated', describeExit(toTaskExit(exit)))
    })
  }

  async function takeUp(
    handle: TaskHandle,
    options?: Pick<StartOptions, 'onOutput'>,
  ): Promise<void> {
    refuseKnown(handle.taskId)
    keep(recoverTask(handle, effectsFor(handle.taskId), options))
  }

  return {
    ...networks,

    async startTask(task, options) {
      refuseKnown(task.id)
      const started = await startTask(task, effectsFor(task.id), options)
      keep(started)
      begun.delete(started.handle.containerId)
      return started.handle
    },

    recoverTask: takeUp,

    adoptTask: (task, containerId, options) =>
      takeUp(toAdoptedHandle(task, containerId, settings), options),

    findTask: (task) => findTask(task, effects),

    async waitTask(taskId, signal) {
      return toTaskExit(await orAborted(find(taskId).exited, signal))
    },

    hasTask: (taskId) => tasks.has(taskId),

    async inspectTask(taskId) {
      const { handle, exit, wasFound } = find(taskId)
      const { startedAt } = handle
      if (exit) return { state: 'exited', startedAt, exit: toTaskExit(exit) }
      return { state: connection.isConnected && wasFound ? 'running' : 'unknown', startedAt }
    },

    async signalTask(taskId, signalName) {
      const { containerId } = find(taskId).handle
      await signalTask(engine, { containerId, signalName })
    },

    taskStats(taskId, options) {
      const { handle, ended } = find(taskId)
      return stats.streamTaskStats(handle.containerId, { ...options, ended })
    },

    async execTask(taskId, command, options) {
      const { containerId } = find(taskId).handle
      return runExec(engine, { containerId, command }, options)
    },

    async execTaskStreaming(taskId, program, io) {
      const { containerId } = find(taskId).handle
      return streamExec(engine, { ...program, containerId }, io)
    },

    async stopTask(taskId, options) {
      const task = find(taskId)
      if (!task.exit) effectsFor(taskId).emit('Killing', describeStop(options))
      await stopTask(engine, { containerId: task.handle.containerId, ...task }, options)
      await task.exited
    },

    async destroyTask(taskId, { force = false } = {}) {
      const task = find(taskId)
      const { containerId, containerName, imageId } = task.handle
      if (!force && !task.exit)
        throw new LongshoreError('TASK_RUNNING', `task ${taskId} still runs`, {
          hint: 'Stop it first, or destroy it with force.',
        })
      if (!task.exit) await stopTask(engine, { containerId, ...task }, { timeoutMs: 0 })
      await task.exited
      await task.outputStored
      if (settings.options.gc.container) await removeForGood(engine, containerId)
      tasks.delete(taskId)
      if (imageId !== undefined) await imageUsers?.release(imageId, taskId)
      effectsFor(taskId).emit('Destroyed', `container ${containerName}`)
    },

    isTracked: (containerId) =>
      begun.has(containerId) ||
      networks.hasNetwork(containerId) ||
      [...tasks.values()].some(({ handle }) => handle.containerId === containerId),

    async close() {
      for (const task of tasks.values()) task.stopCollecting()
      connection.close()
      exits.close()
      await Promise.all([...tasks.values()].map(({ outputStored }) => outputStored))
    },
  }
}

const noFiles: FileOpener = {
  openSync() {
    throw new Error('There are no files.')
  },
  readSync: () => 0,
  closeSync() {},
}

/** Rejects with the signal's reason if that comes first. */
function orAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise
  signal.throwIfAborted()
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const onAbort = () => reject(signal.reason)
  signal.addEventListener('abort', onAbort, { once: true })
  return Promise.race([promise, aborted]).finally(() =>
    signal.removeEventListener('abort', onAbort),
  )
}
