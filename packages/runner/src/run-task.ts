import type { Driver, StartOptions, TaskExit, TaskHandle } from '@longshore/driver'
import { describeExit } from '@longshore/driver'
import type { PlannedTask } from './allocation.ts'
import { type Attempt, type PolicyOptions, runByPolicy } from './run-by-policy.ts'
import type { Failure } from './stored-life.ts'
import type { TaskResult } from './task-result.ts'
import { toStopOptions } from './to-stop-options.ts'

/** What running a task needs of the driver. */
export type TaskDriver = Pick<
  Driver,
  'startTask' | 'findTask' | 'recoverTask' | 'waitTask' | 'stopTask' | 'destroyTask'
>

export interface RunTaskOptions
  extends Pick<StartOptions, 'onPullProgress' | 'onOutput'>,
    Omit<PolicyOptions<TaskHandle, TaskResult>, 'policy'> {
  /** Aborted: the task is stopped with its `kill_timeout`. */
  stop: AbortSignal
  /** Aborted: the task is killed at once. */
  kill: AbortSignal
  /** Whether a successful end is followed by a restart too, as for services. */
  restartOnSuccess: boolean
}

/**
 * Starts a task, or takes up one that runs, and keeps it running by its restart policy until it ends for good; then
 * nothing of it is left on the engine.
 */
export function runTask(
  task: PlannedTask,
  driver: TaskDriver,
  options: RunTaskOptions,
): Promise<TaskResult> {
  const attempt = createTaskAttempt(task, driver, options)
  return runByPolicy(attempt, { ...options, policy: task.spec.restart })
}

function createTaskAttempt(
  { spec, config }: PlannedTask,
  driver: TaskDriver,
  { stop, kill, restartOnSuccess, onPullProgress, onOutput }: RunTaskOptions,
): Attempt<TaskHandle, TaskResult> {
  let isKnown = false

  async function recover(handle: TaskHandle): Promise<void> {
    await driver.recoverTask(handle, { onOutput })
    isKnown = true
  }

  /** Resolves when it has ended, by itself or because it was told to. */
  async function waitOrStop(): Promise<TaskExit> {
    const stopTask = onceAborted(stop, () => driver.stopTask(config.id, toStopOptions(spec)))
    const killTask = onceAborted(kill, () => driver.stopTask(config.id, { timeoutMs: 0 }))
    try {
      const exited = driver.waitTask(config.id)
      return await Promise.race([exited, stopTask.failed, killTask.failed])
    } catch (error) {
      // It could not be stopped: the last that can be done.
      await driver.destroyTask(config.id, { force: true }).catch(() => undefined)
      throw error
    } finally {
      stopTask.forget()
      killTask.forget()
    }
  }

  return {
    async find(last) {
      const found = await driver.findTask(config)
      // With `gc { container = false }` that of the attempt before is still there.
      return found?.containerId === last?.containerId ? undefined : found
    },
    async start() {
      const handle = await driver.startTask(config, { signal: stop, onPullProgress, onOutput })
      isKnown = true
      return handle
    },
    recover,
    async ended() {
      const exit = await waitOrStop()
      if (stop.aborted) return { kind: 'stopped' }
      return exit.successful && !restartOnSuccess ? { kind: 'complete' } : toFailure(exit)
    },
    async remove(handle) {
      const wasKnown = isKnown
      if (!wasKnown) await recover(handle)
      await driver.destroyTask(config.id, { force: !wasKnown })
      isKnown = false
    },
  }
}

/** Does `act` when the signal is aborted, at once if it is already; `failed` rejects with what went wrong in it. */
function onceAborted(signal: AbortSignal, act: () => Promise<void>) {
  const { promise: failed, reject } = Promise.withResolvers<never>()
  failed.catch(() => undefined)
  const listener = () => void act().catch(reject)
  if (signal.aborted) listener()
  else signal.addEventListener('abort', listener, { once: true })
  return { failed, forget: () => signal.removeEventListener('abort', listener) }
}

/** The end of a task that was to go on, too. */
function toFailure(exit: TaskExit): Failure {
  return { kind: 'failed', reason: describeExit(exit), exitCode: exit.exitCode }
}
