import type { Engine } from '@longshore/engine'
import { containerName } from './container-name.ts'
import type { DriverSettings } from './driver-settings.ts'
import { findOwnContainer } from './find-own-container.ts'
import type { TaskConfig } from './task-config.ts'
import type { TaskHandle } from './task-handle.ts'
import { toTaskHandle } from './to-task-handle.ts'

/**
 * The handle of a task whose container was started, whether or not it still runs, and of which no handle was kept;
 * undefined where no start has got that far.
 *
 * @throws LongshoreError `CONTAINER_NAME_TAKEN` where another's container has its name; the engine's errors.
 */
export async function findTask(
  task: TaskConfig,
  effects: { engine: Pick<Engine, 'inspectContainer'>; settings: DriverSettings },
): Promise<TaskHandle | undefined> {
  const found = await findOwnContainer(containerName(task), effects)
  const wasStarted = found && Date.parse(found.state.startedAt) > 0
  return wasStarted ? toTaskHandle(task, found, effects.settings) : undefined
}
