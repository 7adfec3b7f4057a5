import type { Engine } from '@longshore/engine'
import type { Images } from '@longshore/images'
import type { HostReader } from './container/host-parts.ts'
import { createCpusets } from './cpusets.ts'
import { createTaskEnds } from './create-task-ends.ts'
import { createTaskStarts } from './create-task-starts.ts'
import { createTaskUses } from './create-task-uses.ts'
import type { Driver } from './driver.ts'
import type { DriverSettings } from './driver-settings.ts'
import { followConnection } from './engine-connection.ts'
import { createExitWatcher } from './exit-watcher.ts'
import { createKnownTasks } from './known-tasks.ts'
import { createNetworks } from './network/create-networks.ts'
import type { ImageUsers, KernelReader, StartEffects } from './start-effects.ts'
import { createStatsReader } from './stats/create-stats-reader.ts'
import type { FileOpener } from './stats/open-files.ts'
import type { TaskEvent } from './task-event.ts'
import { toTaskStatus } from './task-status.ts'

export interface DriverEffects {
  engine: Engine
  images: Images
  /** Told which image is in use; left out, images are not counted. */
  imageUsers?: ImageUsers
  settings: DriverSettings
  /** The host's files: `node:fs/promises`. */
  host: HostReader
  /**
   * `node:fs`, by which the kernel's files of a task are read: for its stats, else the engine is asked; and for what it
   * has mounted, else by `host` at twice the price.
   */
  kernelFiles?: FileOpener & KernelReader
  /** Unix time in milliseconds. */
  now: () => number
  onEvent?: (event: TaskEvent) => void
}

export function createDriver(effects: DriverEffects): Driver {
  const { engine, settings, now, onEvent } = effects
  const connection = followConnection(engine)
  const exits = createExitWatcher(engine, { now })
  const cpusets = createCpusets(engine, settings.host.cores)
  const networks = createNetworks({ ...effects, exits })
  const stats = createStatsReader({
    ...{ engine, now, files: effects.kernelFiles ?? noFiles },
    host: { totalMhz: settings.host.totalMhz, cores: settings.host.cores.length },
    uptime: () => performance.now(),
  })
  const tasks = createKnownTasks()
  const { begun } = tasks

  const effectsFor = (taskId: string): StartEffects => ({
    ...{ ...effects, connection, exits, cpusets, begun },
    emit: (type, message) => onEvent?.({ taskId, time: now(), type, message }),
  })

  return {
    ...networks,
    ...createTaskStarts(tasks, effectsFor),
    ...createTaskUses(tasks, { engine, stats }),
    ...createTaskEnds(tasks, effectsFor),
    hasTask: tasks.has,
    async inspectTask(taskId) {
      return toTaskStatus(tasks.find(taskId), connection)
    },
    isTracked: (containerId) => networks.hasNetwork(containerId) || tasks.hasContainer(containerId),
    async close() {
      for (const task of tasks.all()) task.stopCollecting()
      connection.close()
      exits.close()
      await Promise.all(tasks.all().map(({ outputStored }) => outputStored))
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
