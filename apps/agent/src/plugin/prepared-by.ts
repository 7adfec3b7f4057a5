import { setTimeout } from 'node:timers/promises'
import type { AllocationNetwork, Driver } from '@longshore/driver'
import { hasCode } from '@longshore/errors'
import type { Preparation } from './retry-on-connect.ts'

/** How long an engine may take to come up. */
const patienceMs = 60_000

/**
 * What begins something waits until it is known what the engine is and whose its images are. A network is also waited for while
 * the engine comes up: a client that starts beside it asks for those of its running allocations, and gives them up otherwise.
 */
export function preparedBy(
  { now, settled }: Preparation,
  driver: Driver,
  findBuiltIn: (allocId: string) => Promise<AllocationNetwork | undefined>,
): Driver {
  return {
    ...driver,
    async startTask(task, options) {
      await now()
      return driver.startTask(task, options)
    },
    async createNetwork(spec, options) {
      await now().catch((error) => Promise.race([settled, rejectLater(error, options?.signal)]))
      try {
        return await driver.createNetwork(spec, options)
      } catch (error) {
        const found = hasCode(error, 'CONTAINER_NAME_TAKEN') && (await findBuiltIn(spec.allocId))
        if (found) return found
        throw error
      }
    },
  }
}

async function rejectLater(error: unknown, signal: AbortSignal | undefined): Promise<never> {
  await setTimeout(patienceMs, undefined, { signal, ref: false })
  throw error
}
