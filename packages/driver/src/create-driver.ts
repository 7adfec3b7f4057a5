import type { Engine } from '@longshore/engine'
import { LongshoreError } from '@longshore/errors'
import { removeTaskContainer } from '@longshore/gc'
import type { Images } from '@longshore/images'
import type { TaskAddress } from '@longshore/networking'
import type { HostReader } from './container/host-parts.ts'
import { createCpusets } from './cpusets.ts'
import type { DriverSettings } from './driver-settings.ts'
import { createExitWatcher } from './exit-watcher.ts'
import { createNetworks, type Networks } from './network/create-networks.ts'
import type { StartOptions } from './start-effects.ts'
import { type StartedTask, startTask } from './start-task.ts'
import { describeStop, type StopOptions, stopTask } from './stop-task.ts'
import type { TaskConfig } from './task-config.ts'
import type { TaskEvent, TaskEventType } from './task-event.ts'
import { describeExit, type TaskExit, toTaskExit } from './task-exit.ts'

/** A task's life (driver.md §6). All methods but `startTask` reject with `TASK_NOT_FOUND` for an unknown task. */
export interface Driver extends Networks {
  /**
   * Resolves when the container runs. A rejection leaves no container; its `recoverable` says whether the restart
   * policy may try again.
   */
  startTask(task: TaskConfig, options?: StartOptions): Promise<TaskHandle>
  /** Resolves when the task has ended, also again later. */
  waitTask(taskId: string): Promise<TaskExit>
  /** Resolves when the task has been told to end and has ended. */
  stopTask(taskId: string, options: StopOptions): Promise<void>
  /** Removes what is left of an ended task, once its output is stored; `force` also ends a running one. */
  destroyTask(taskId: string, options?: { force?: boolean }): Promise<void>
  /** Ends the driver's own connections; tasks go on, and what they write is no longer stored. */
  close(): void
}

export interface TaskHandle {
  taskId: string
  containerId: string
  /** The container's address by network name; empty in networks without one. */
  addresses: Record<string, string>
  /** Its own address; unset where it has none, as on the host's network. */
  address: TaskAddress | undefined
}

export interface DriverEffects {
  engine: Engine
  images: Images
  settings: DriverSettings
  /** The host's files: `node:fs/promises`. */
  host: HostReader
  /** Unix time in milliseconds. */
  now: () => number
  onEvent?: (event: TaskEvent) => void
}

type TaskRecord = StartedTask & { ended: boolean }

export function createDriver(effects: DriverEffects): Driver {
  const { engine, onEvent } = effects
  const exits = createExitWatcher(engine)
  const cpusets = createCpusets(engine, effects.settings.host.cores)
  const networks = createNetworks({ ...effects, exits })
  const tasks = new Map<string, TaskRecord>()

  function emitterFor(taskId: string) {
    return (type: TaskEventType, message: string) =>
      onEvent?.({ taskId, time: effects.now(), type, message })
  }

  function find(taskId: string): TaskRecord {
    const task = tasks.get(taskId)
    if (!task) throw new LongshoreError('TASK_NOT_FOUND', `task not found for given id: ${taskId}`)
    return task
  }

  return {
    ...networks,

    async startTask(task, options) {
      if (tasks.has(task.id))
        throw new LongshoreError('TASK_EXISTS', `task ${task.id} was started before`, {
          hint: 'Destroy it first.',
        })
      const emit = emitterFor(task.id)
      const started = await startTask(task, { ...effects, exits, cpusets, emit }, options)
      const record = { ...started, ended: false }
      tasks.set(task.id, record)
      void started.exited.then((exit) => {
        record.ended = true
        cpusets
          .leave(task.id)
          .catch((error: Error) => emit('Driver', `Could not free its cores: ${error.message}`))
        emit('Terminated', describeExit(toTaskExit(exit)))
      })
      const { containerId, addresses, address } = started
      return { taskId: task.id, containerId, addresses, address }
    },

    async waitTask(taskId) {
      return toTaskExit(await find(taskId).exited)
    },

    async stopTask(taskId, options) {
      const task = find(taskId)
      if (!task.ended) emitterFor(taskId)('Killing', describeStop(options))
      await stopTask(engine, task, options)
      await task.exited
    },

    async destroyTask(taskId, { force = false } = {}) {
      const task = find(taskId)
      if (!force && !task.ended)
        throw new LongshoreError('TASK_RUNNING', `task ${taskId} still runs`, {
          hint: 'Stop it first, or destroy it with force.',
        })
      if (!task.ended) await stopTask(engine, task, { timeoutMs: 0 })
      await task.exited
      await task.outputStored
      await removeTaskContainer(engine, task.containerId)
      tasks.delete(taskId)
      emitterFor(taskId)('Destroyed', `container ${task.containerName}`)
    },

    close() {
      for (const task of tasks.values()) task.stopCollecting()
      exits.close()
    },
  }
}
