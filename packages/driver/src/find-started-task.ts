import type { Engine } from '@longshore/engine'
import type { DriverSettings } from './driver-settings.ts'
import { findStartedContainer } from './find-started-container.ts'
import type { TaskHandle } from './task-handle.ts'
import type { TaskOutline } from './task-outline.ts'
import { toAdoptedHandle } from './to-task-handle.ts'

/**
 * As `findTask`, where the task itself is not known any more. What is mounted in its container cannot be checked then: it is to
 * be stopped, not to go on.
 *
 * @throws LongshoreError as `findTask`.
 */
export async function findStartedTask(
  task: TaskOutline,
  effects: { engine: Pick<Engine, 'inspectContainer'>; settings: DriverSettings },
): Promise<TaskHandle | undefined> {
  const found = await findStartedContainer(task, effects)
  if (!found) return undefined
  const { id, imageId, state } = found
  const startedAt = Date.parse(state.startedAt)
  return { ...toAdoptedHandle(task, id, effects.settings), imageId, startedAt }
}
