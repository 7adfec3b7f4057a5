import type { ContainerRequest } from '@longshore/engine'
import { hasCode } from '@longshore/errors'
import { removeTaskContainer } from '@longshore/gc'
import type { StartEffects, StartOptions } from './start-effects.ts'
import type { TaskConfig } from './task-config.ts'

/**
 * Makes sure of the image and creates the container from its id, so that what was found is what runs. An image that
 * someone removes in between is pulled again (driver.md §3). A container of this agent that has the name already is of
 * a start whose answer or removal was lost: it is removed first. Resolves with the container's id.
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
    if (hasCode(error, 'ENGINE_NOT_FOUND')) return create()
    if (!hasCode(error, 'ENGINE_CONFLICT', 'ENGINE_UNREACHABLE', 'ENGINE_FAILED')) throw error
    // Whether the engine has made a container in spite of the error shows at its name.
    const removed = await removeOwnContainer(request.name, effects).catch(() => false)
    if (removed && hasCode(error, 'ENGINE_CONFLICT')) return create()
    throw error
  }
}

/** Removes the container of this name if it is this agent's; resolves with whether it was. */
async function removeOwnContainer(
  name: string,
  { engine, settings, emit }: StartEffects,
): Promise<boolean> {
  const { id, labels } = await engine.inspectContainer(name)
  const own = Object.entries(settings.ownerLabels)
  if (own.length === 0 || own.some(([key, value]) => labels[key] !== value)) return false
  await removeTaskContainer(engine, id)
  emit('Driver', `Removed container ${name} of a start that broke off`)
  return true
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
