import type { Engine } from '@longshore/engine'
import { removeTaskContainer } from '@longshore/gc'
import { retryOverRestart } from './retry-transient.ts'

/** Removes a container, also one that an engine which just went away was removing already. */
export function removeForGood(
  engine: Pick<Engine, 'removeContainer'>,
  containerId: string,
): Promise<void> {
  return retryOverRestart(() => removeTaskContainer(engine, containerId))
}
