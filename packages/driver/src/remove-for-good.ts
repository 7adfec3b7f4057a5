import type { Engine } from '@longshore/engine'
import { removeTaskContainer } from '@longshore/gc'
import { retryTransient } from './retry-transient.ts'

/** An engine that restarts is waited for, 25 s in all. */
const retries = 9

/** Removes a container, also one that an engine which just went away was removing already. */
export async function removeForGood(
  engine: Pick<Engine, 'removeContainer'>,
  containerId: string,
): Promise<void> {
  const remove = () => removeTaskContainer(engine, containerId)
  await retryTransient(remove, async () => undefined, { retries })
}
