import { setTimeout } from 'node:timers/promises'
import type { HclogLogger } from './log/create-hclog-logger.ts'
import type { TaskDriver } from './task-driver.ts'

/** Lets the driver end its work, once for however many callers. Never fails: what goes wrong is logged. */
export function createShutdown(
  driver: TaskDriver,
  log: HclogLogger,
): (withinMs: number) => Promise<void> {
  let ending: Promise<void> | undefined
  const end = async () => {
    try {
      await driver.shutdown?.()
    } catch (error) {
      log.error('the driver did not shut down', { error })
    }
  }
  return async (withinMs) => {
    ending ??= end()
    await Promise.race([ending, setTimeout(withinMs, undefined, { ref: false })])
  }
}
