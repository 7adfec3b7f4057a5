import type { ContainerInfo, ContainerRequest } from '@longshore/engine'
import { hasCode } from '@longshore/errors'
import { removeTaskContainer } from '@longshore/gc'
import { ensureImage } from './ensure-image.ts'
import { findOwnContainer } from './find-own-container.ts'
import { isTransient, waitBefore } from './retry-transient.ts'
import type { StartEffects, StartOptions } from './start-effects.ts'
import type { TaskConfig } from './task-config.ts'

/** How often a create is tried again after an error that may pass (driver.md §6, *start*). */
const transientRetries = 5

export type ImageContainer =
  | { kind: 'created'; id: string; imageId: string }
  /** It runs already, as this allocation's: of a start whose answer was lost. */
  | { kind: 'running'; info: ContainerInfo }

/**
 * Makes sure of the image and creates the container from its id, so that what was found is what runs. An image that
 * someone removes in between is pulled again (driver.md §3). Where the name is taken by a container of this agent, one
 * that runs is the answer; another is of a start or removal that broke off: it is removed and the create tried again,
 * `container_exists_attempts` times (driver.md §6). The image's user count is held by the task in the end, or by nobody.
 *
 * @throws LongshoreError `CONTAINER_NAME_TAKEN`; the errors of the image and of the engine.
 */
export async function createFromImage(
  request: ContainerRequest,
  task: TaskConfig,
  effects: StartEffects,
  options: StartOptions,
): Promise<ImageContainer> {
  const { engine, settings, emit, imageUsers } = effects
  const left = {
    conflicts: task.config.container_exists_attempts ?? settings.options.container_exists_attempts,
    failures: transientRetries,
    images: 1,
  }
  for (let attempt = 0; ; attempt++) {
    const imageId = await ensureImage(task, effects, options)
    options.signal?.throwIfAborted()
    await imageUsers?.use(imageId, task.id)
    try {
      const { id, warnings } = await engine.createContainer({ ...request, Image: imageId })
      for (const warning of warnings) emit('Driver', `The engine warns: ${warning}`)
      return { kind: 'created', id, imageId }
    } catch (error) {
      await imageUsers?.release(imageId, task.id)
      const retry = whyRetry(error)
      if (!retry || left[retry]-- <= 0) {
        // Whether the engine has made a container in spite of the error shows at its name.
        if (isTransient(error)) await freeName(request.name, effects).catch(() => undefined)
        throw error
      }
      if (retry === 'images') continue
      const running = await freeName(request.name, effects, { isTold: retry === 'failures' })
      if (running) return { kind: 'running', info: running }
      await waitBefore(attempt, options.signal)
    }
  }
}

function whyRetry(error: unknown): 'conflicts' | 'failures' | 'images' | undefined {
  if (hasCode(error, 'ENGINE_NOT_FOUND')) return 'images'
  if (hasCode(error, 'ENGINE_CONFLICT')) return 'conflicts'
  return isTransient(error) ? 'failures' : undefined
}

/**
 * Removes the container of this name if it is this agent's and does not run; one that runs is the answer. One that is
 * gone is success, as is an engine that cannot be asked where the create is tried again anyway (`isTold`: why is known).
 */
async function freeName(
  name: string,
  { engine, settings, emit }: StartEffects,
  { isTold = false }: { isTold?: boolean } = {},
): Promise<ContainerInfo | undefined> {
  try {
    const found = await findOwnContainer(name, { engine, settings })
    if (found?.state.running) return found
    if (found === undefined) return undefined
    await removeTaskContainer(engine, found.id)
    emit('Driver', `Removed container ${name} of a start that broke off`)
  } catch (error) {
    if (!isTold || !isTransient(error)) throw error
  }
  return undefined
}
