import { setTimeout } from 'node:timers/promises'
import type { Driver, TaskConfig, TaskHandle } from '@longshore/driver'
import { LongshoreError } from '@longshore/errors'
import type { Journal, JournalEntry } from './journal.ts'

export interface LiveOptions {
  driver: Driver
  journal: Journal
  /** Ends the attempts. */
  signal: AbortSignal
  /** Told when the task runs, or goes on; what it resolves with is waited for. */
  onRunning?: (handle: TaskHandle) => Promise<void>
  /** After the exit is known, before its container is removed. */
  beforeDestroy?: (handle: TaskHandle) => Promise<void>
  /** Told that something failed, in words. */
  say?: (line: string) => void
}

/**
 * A task's life from where the journal has left it to its end: start or recover, wait, destroy, as an agent does it. What
 * fails for a reason that passes is tried again, as a restart policy does.
 */
export async function live(task: TaskConfig, options: LiveOptions): Promise<void> {
  const { driver, journal, signal, onRunning, beforeDestroy } = options
  const { id: taskId } = task
  const find = <K extends JournalEntry['kind']>(kind: K) =>
    journal.entries.find(
      (entry): entry is Extract<JournalEntry, { kind: K }> =>
        entry.kind === kind && entry.taskId === taskId,
    )
  const retry = <T>(what: string, act: () => Promise<T>) =>
    persist(act, signal, (error) => options.say?.(`${what} ${taskId}: ${error.message}`))

  function keep(handle: TaskHandle): TaskHandle {
    journal.write({ taskId, kind: 'started', handle })
    return handle
  }

  async function recover(handle: TaskHandle): Promise<TaskHandle> {
    await driver.recoverTask(handle)
    return handle
  }

  async function begin(): Promise<TaskHandle> {
    const started = find('started')
    if (started) return recover(started.handle)
    if (find('intent')) {
      const handle = await retry('find', () => driver.findTask(task))
      if (handle) return recover(keep(handle))
    } else journal.write({ taskId, kind: 'intent' })
    return keep(await retry('start', () => driver.startTask(task)))
  }

  if (find('destroyed') || find('refused')) return
  let handle: TaskHandle
  try {
    handle = await begin()
  } catch (error) {
    signal.throwIfAborted()
    return journal.write({ taskId, kind: 'refused', message: (error as Error).message })
  }
  await onRunning?.(handle)
  const exit = await driver.waitTask(taskId, signal)
  if (!find('exited')) journal.write({ taskId, kind: 'exited', exit })
  await beforeDestroy?.(handle)
  await retry('destroy', () => driver.destroyTask(taskId))
  journal.write({ taskId, kind: 'destroyed' })
}

/** Tries again what fails for a reason that passes, every 200 ms. */
async function persist<T>(
  act: () => Promise<T>,
  signal: AbortSignal,
  say: (error: Error) => void,
): Promise<T> {
  for (;;) {
    try {
      return await act()
    } catch (error) {
      signal.throwIfAborted()
      say(error as Error)
      if (!(error instanceof LongshoreError) || !error.recoverable) throw error
    }
    await setTimeout(200, undefined, { signal })
  }
}
