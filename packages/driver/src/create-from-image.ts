import { setTimeout as delay } from 'node:timers/promises'
import type { ContainerRequest } from '@longshore/engine'
import { hasCode } from '@longshore/errors'
import { removeTaskContainer } from '@longshore/gc'
import { ensureImage } from './ensure-image.ts'
import { findOwnContainer } from './find-own-container.ts'
import type { StartEffects, StartOptions } from './start-effects.ts'
import type { TaskConfig } from './task-config.ts'

/** Milliseconds; doubles with each attempt. */
const firstWait = 50

/**
 * Makes sure of the image and creates the container from its id, so that what was found is what runs. An image that
 * someone removes in between is pulled again (driver.md §3). A container of this agent that has the name already is of
 * a start whose answer or removal was lost: it is removed and the create tried again, `container_exists_attempts` times
 * (driver.md §6). Resolves with the container's id.
 *
 * @throws LongshoreError `CONTAINER_NAME_TAKEN`; the errors of the image and of the engine.
 */
export async function createFromImage(
  request: ContainerRequest,
  task: TaskConfig,
  effects: StartEffects,
  options: StartOptions,
): Promise<string> {
  const { engine, settings, emit } = effects
  const attempts =
    task.config.container_exists_attempts ?? settings.options.container_exists_attempts
  let isImageAgain = false
  for (let attempt = 0; ; attempt++) {
    const imageId = await ensureImage(task, effects, options)
    options.signal?.throwIfAborted()
    try {
      const { id, warnings } = await engine.createContainer({ ...request, Image: imageId })
      for (const warning of warnings) emit('Driver', `The engine warns: ${warning}`)
      return id
    } catch (error) {
      if (hasCode(error, 'ENGINE_NOT_FOUND') && !isImageAgain) isImageAgain = true
      else if (hasCode(error, 'ENGINE_CONFLICT')) {
        if (attempt >= attempts) throw error
        await freeName(request.name, effects)
        await delay(firstWait * 2 ** attempt, undefined, { signal: options.signal })
      } else {
        // Whether the engine has made a container in spite of the error shows at its name.
        if (hasCode(error, 'ENGINE_UNREACHABLE', 'ENGINE_FAILED'))
          await freeName(request.name, effects).catch(() => undefined)
        throw error
      }
    }
  }
}

/** Removes the container of this name if it is this agent's; one that is gone is success. */
async function freeName(name: string, { engine, settings, emit }: StartEffects): Promise<void> {
  const found = await findOwnContainer(name, { engine, settings })
  if (found === undefined) return
  await removeTaskContainer(engine, found.id)
  emit('Driver', `Removed container ${name} of a start that broke off`)
}
