import type { ContainerRequest } from '@longshore/engine'
import { hasCode } from '@longshore/errors'
import type { StartEffects, StartOptions } from './start-effects.ts'
import type { TaskConfig } from './task-config.ts'

/**
 * Makes sure of the image and creates the container from its id, so that what was found is what runs. An image that
 * someone removes in between is pulled again (driver.md §3). Resolves with the container's id.
 */
export async function createFromImage(
  request: ContainerRequest,
  task: TaskConfig,
  effects: StartEffects,
  options: StartOptions,
): Promise<string> {
  const create = async () => {
    const imageId = await ensureImage(task, effects, options)
    options.signal?.throwIfAborted()
    const { id } = await effects.engine.createContainer({ ...request, Image: imageId })
    return id
  }
  try {
    return await create()
  } catch (error) {
    if (!hasCode(error, 'ENGINE_NOT_FOUND')) throw error
    return create()
  }
}

async function ensureImage(
  { config }: TaskConfig,
  { images, emit }: StartEffects,
  { signal, onPullProgress }: StartOptions,
): Promise<string> {
  let pulling = false
  const { id } = await images.ensure(config.image, {
    forcePull: config.force_pull,
    signal,
    onProgress(progress) {
      if (!pulling) emit('Driver', `Downloading image ${config.image}`)
      pulling = true
      onPullProgress?.(progress)
    },
  })
  if (pulling) emit('Driver', `Downloaded image ${config.image}`)
  return id
}
