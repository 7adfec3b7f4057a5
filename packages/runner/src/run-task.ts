import type { Driver, StartOptions, TaskExit } from '@longshore/driver'
import { describeExit } from '@longshore/driver'
import { toLongshoreError } from '@longshore/errors'
import type { PlannedTask } from './allocation.ts'
import { type Failure, type PolicyOptions, runByPolicy } from './run-by-policy.ts'

/** How a task ended for good. */
export type TaskResult =
  | { kind: 'complete' }
  /** It was told to stop, and did. */
  | { kind: 'stopped' }
  | Failure

export interface RunTaskOptions
  extends Pick<StartOptions, 'onPullProgress' | 'onOutput'>,
    Omit<PolicyOptions, 'policy'> {
  /** Aborted: the task is stopped with its `kill_timeout`. */
  stop: AbortSignal
  /** Aborted: the task is killed at once. */
  kill: AbortSignal
  /** Whether a successful end is followed by a restart too, as for services. */
  restartOnSuccess: boolean
}

/**
 * Starts a task and keeps it running by its restart policy until it ends for good; then nothing of it is left on
 * the engine.
 */
export async function runTask(
  task: PlannedTask,
  driver: Driver,
  options: RunTaskOptions,
): Promise<TaskResult> {
  const once = () => runOnce(task, driver, options)
  const result = await runByPolicy(once, { ...options, policy: task.spec.restart })
  return result ?? { kind: 'stopped' }
}

/** One start to one end, with nothing left of it. */
async function runOnce(
  { spec, config }: PlannedTask,
  driver: Driver,
  { stop, kill, restartOnSuccess, onPullProgress, onOutput }: RunTaskOptions,
): Promise<TaskResult> {
  try {
    await driver.startTask(config, { signal: stop, onPullProgress, onOutput })
  } catch (cause) {
    const error = toLongshoreError(cause)
    return { kind: 'failed', reason: error.message, exitCode: undefined, error }
  }
  const stopTask = onceAborted(stop, () =>
    driver.stopTask(config.id, { timeoutMs: spec.kill_timeout, signalName: spec.kill_signal }),
  )
  const killTask = onceAborted(kill, () => driver.stopTask(config.id, { timeoutMs: 0 }))
  try {
    const exited = driver.waitTask(config.id)
    const exit = await Promise.race([exited, stopTask.failed, killTask.failed])
    await driver.destroyTask(config.id)
    if (stop.aborted) return { kind: 'stopped' }
    return exit.successful && !restartOnSuccess ? { kind: 'complete' } : toFailure(exit)
  } catch (error) {
    // It could not be stopped, or not be removed: the last that can be done.
    await driver.destroyTask(config.id, { force: true }).catch(() => undefined)
    throw error
  } finally {
    stopTask.forget()
    killTask.forget()
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
