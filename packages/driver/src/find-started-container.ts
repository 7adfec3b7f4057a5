import type { ContainerInfo, Engine } from '@longshore/engine'
import { containerName } from './container-name.ts'
import type { DriverSettings } from './driver-settings.ts'
import { findOwnContainer } from './find-own-container.ts'

/**
 * This agent's container of the task, whether or not it still runs; undefined where none was started.
 *
 * @throws LongshoreError `CONTAINER_NAME_TAKEN` where another's has its name; the engine's errors.
 */
export async function findStartedContainer(
  task: { name: string; allocId: string },
  effects: { engine: Pick<Engine, 'inspectContainer'>; settings: DriverSettings },
): Promise<ContainerInfo | undefined> {
  const found = await findOwnContainer(containerName(task), effects)
  return found && Date.parse(found.state.startedAt) > 0 ? found : undefined
}
