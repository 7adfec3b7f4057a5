import { join } from 'node:path'
import type { StartEffects, StartOptions } from './start-effects.ts'
import type { TaskConfig } from './task-config.ts'

/** Makes sure of the task's image by its options, and tells of it. Resolves with the image's id. */
export async function ensureImage(
  { config, directories }: TaskConfig,
  { images, emit }: Pick<StartEffects, 'images' | 'emit'>,
  { signal, onPullProgress }: StartOptions,
): Promise<string> {
  const { auth, load } = config
  const doing = load
    ? `Loading image ${config.image} from ${load}`
    : `Downloading image ${config.image}`
  let isMoving = false
  const { id } = await images.ensure(config.image, {
    pullPolicy: config.pull_policy,
    forcePull: config.force_pull,
    pullTimeoutMs: config.image_pull_timeout,
    ...(load && { load: { directory: join(directories.task, 'local'), path: load } }),
    ...(auth && {
      taskAuth: {
        username: auth.username,
        password: auth.password,
        serverAddress: auth.server_address,
      },
    }),
    authSoftFail: config.auth_soft_fail,
    signal,
    onProgress(progress) {
      if (!isMoving && progress.waitingFor !== 'turn') {
        emit('Driver', doing)
        isMoving = true
      }
      onPullProgress?.(progress)
    },
    onEvent: (message) => emit('Driver', message),
  })
  if (isMoving) emit('Driver', `${load ? 'Loaded' : 'Downloaded'} image ${config.image}`)
  return id
}
