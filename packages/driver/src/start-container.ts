import type { Engine } from '@longshore/engine'
import { retryTransient } from './retry-transient.ts'

/**
 * Starts a created container. After an error that may pass it is looked at first: the engine may have started it in
 * spite of its answer, and it may have ended since.
 */
export async function startContainer(
  engine: Pick<Engine, 'startContainer' | 'inspectContainer'>,
  id: string,
): Promise<void> {
  await retryTransient(
    async () => {
      await engine.startContainer(id)
      return true
    },
    async () => {
      const { state } = await engine.inspectContainer(id)
      return Date.parse(state.startedAt) > 0 ? true : undefined
    },
  )
}
