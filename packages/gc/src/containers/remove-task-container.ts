import type { Engine } from '@longshore/engine'
import { hasCode } from '@longshore/errors'

/**
 * Removes a finished task's container. One that is gone, or that someone is removing already, is success.
 * Rejects with the engine's own error otherwise.
 */
export async function removeTaskContainer(
  engine: Pick<Engine, 'removeContainer'>,
  id: string,
  signal?: AbortSignal,
): Promise<void> {
  try {
    await engine.removeContainer(id, { force: true }, signal)
  } catch (error) {
    // With force, the engine's only conflict is a removal in progress.
    if (!hasCode(error, 'ENGINE_NOT_FOUND', 'ENGINE_CONFLICT')) throw error
  }
}
