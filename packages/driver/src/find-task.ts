import type { ContainerInfo, Engine } from '@longshore/engine'
import { removeTaskContainer } from '@longshore/gc'
import { verifyMounted } from '@longshore/isolation'
import { type HostReader, readHostParts } from './container/host-parts.ts'
import type { DriverSettings } from './driver-settings.ts'
import { findStartedContainer } from './find-started-container.ts'
import type { TaskConfig } from './task-config.ts'
import type { TaskHandle } from './task-handle.ts'
import { toTaskHandle } from './to-task-handle.ts'

interface FindEffects {
  engine: Pick<Engine, 'inspectContainer' | 'removeContainer'>
  settings: DriverSettings
  host: HostReader
}

/**
 * The handle of a task whose container was started, whether or not it still runs, and of which no handle was kept;
 * undefined where no start has got that far. One that runs and has other mounts than it may have is removed, as at a
 * start: that check may not have been come to.
 *
 * @throws LongshoreError `CONTAINER_NAME_TAKEN` where another's container has its name; the engine's errors.
 */
export async function findTask(
  task: TaskConfig,
  effects: FindEffects,
): Promise<TaskHandle | undefined> {
  const found = await findStartedContainer(task, effects)
  if (!found) return undefined
  if (found.state.running && !(await hasItsMounts(task, found, effects))) {
    // One that has ended since has no mounts to be seen.
    const { state } = await effects.engine.inspectContainer(found.id)
    if (state.running) {
      await removeTaskContainer(effects.engine, found.id)
      return undefined
    }
  }
  return toTaskHandle(task, found, effects.settings)
}

async function hasItsMounts(
  task: TaskConfig,
  { state }: ContainerInfo,
  { settings, host }: FindEffects,
): Promise<boolean> {
  try {
    const { files } = await readHostParts(task, settings, host)
    await verifyMounted(files.sources, state.pid, (path) => host.readFile(path, 'utf8'))
    return true
  } catch {
    return false
  }
}
