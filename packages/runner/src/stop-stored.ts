import type { Driver, StopOptions, TaskHandle } from '@longshore/driver'
import type { StoredAllocation } from './stored-allocation.ts'

/** What stopping them needs of the driver. */
export type StoppingDriver = Pick<
  Driver,
  'findStartedTask' | 'recoverTask' | 'stopTask' | 'destroyTask'
>

export interface StopStoredOptions {
  /** Unix time in milliseconds. */
  now: number
  /** Aborted: they are killed at once. */
  kill: AbortSignal
}

/**
 * Stops the tasks of an allocation that nobody will run any more, each as its job has it, and stores what they have written. Of
 * a stop that an earlier process began, the rest of the time is left. One that was perhaps started is looked for.
 *
 * @throws LongshoreError of the engine; the tasks are known to the driver then, and may be running.
 */
export async function stopStored(
  { tasks, stops, outlines, stoppingSince }: StoredAllocation,
  driver: StoppingDriver,
  { now, kill }: StopStoredOptions,
): Promise<void> {
  const passed = stoppingSince === undefined ? 0 : now - stoppingSince

  async function stop(taskId: string, { timeoutMs, signalName }: StopOptions): Promise<void> {
    const left = Math.min(timeoutMs, Math.max(0, timeoutMs - passed))
    const killNow = () => void driver.stopTask(taskId, { timeoutMs: 0 }).catch(() => undefined)
    kill.addEventListener('abort', killNow, { once: true })
    try {
      await driver.stopTask(taskId, { timeoutMs: kill.aborted ? 0 : left, signalName })
      await driver.destroyTask(taskId)
    } finally {
      kill.removeEventListener('abort', killNow)
    }
  }

  /** What a start has made whose handle was not stored; not what is left of the attempt before. */
  async function find(name: string, last?: TaskHandle): Promise<TaskHandle | undefined> {
    const outline = outlines[name]
    const found = outline && (await driver.findStartedTask(outline))
    return found?.containerId === last?.containerId ? undefined : found
  }

  const running = Object.entries(tasks).map(async ([name, { handle, last, verdict }]) => {
    if (verdict) return
    const started = handle ?? (await find(name, last))
    if (!started) return
    await driver.recoverTask(started)
    await stop(started.taskId, stops[name] ?? { timeoutMs: 0 })
  })
  await Promise.allSettled(running)
  await Promise.all(running)
}
