import { setTimeout as delay } from 'node:timers/promises'
import type { RestartPolicy } from '@longshore/config'
import type { Driver, StartOptions, TaskExit } from '@longshore/driver'
import { describeExit } from '@longshore/driver'
import { hasCode, type LongshoreError, toLongshoreError } from '@longshore/errors'
import type { PlannedTask } from './allocation.ts'
import { decideRestart, type RestartDecision, type RestartHistory } from './restart-policy.ts'

/** How a task ended for good. */
export type TaskResult =
  | { kind: 'complete' }
  /** It was told to stop, and did. */
  | { kind: 'stopped' }
  | { kind: 'failed'; reason: string; exitCode: number | undefined; error?: LongshoreError }

export interface RunTaskOptions extends Pick<StartOptions, 'onPullProgress' | 'onOutput'> {
  /** Aborted: the task is stopped with its `kill_timeout`. */
  stop: AbortSignal
  /** Aborted: the task is killed at once. */
  kill: AbortSignal
  /** Whether a successful end is followed by a restart too, as for services. */
  restartOnSuccess: boolean
  now: () => number
  /** In [0, 1). */
  random: () => number
  onRestart?: (message: string) => void
}

/**
 * Starts a task and keeps it running by its restart policy until it ends for good; then nothing of it is left on
 * the engine.
 */
export async function runTask(
  { spec, config }: PlannedTask,
  driver: Driver,
  options: RunTaskOptions,
): Promise<TaskResult> {
  let history: RestartHistory = { intervalStart: options.now(), restarts: 0 }

  while (!options.stop.aborted) {
    const outcome = await runOnce({ spec, config }, driver, options)
    if (options.stop.aborted) break
    if (outcome.kind === 'exited' && outcome.exit.successful && !options.restartOnSuccess)
      return { kind: 'complete' }

    const failed = toFailure(outcome)
    if (failed.error && !failed.error.recoverable) return failed

    const when = { now: options.now(), random: options.random() }
    const decision = hasCode(failed.error, 'ENGINE_UNREACHABLE')
      ? waitForEngine(spec.restart, history)
      : decideRestart(spec.restart, history, when)
    if (decision.kind === 'give up') {
      return { ...failed, reason: `${failed.reason}; not restarted: ${decision.reason}` }
    }
    history = decision.history
    options.onRestart?.(
      `${failed.reason}; restarting in ${Math.round(decision.delayMs / 1000)} s (${decision.reason})`,
    )
    await delay(decision.delayMs, undefined, { signal: options.stop }).catch(() => undefined)
  }
  return { kind: 'stopped' }
}

/** An engine that is away says nothing about the task: it is asked again, and no attempt is used up. */
function waitForEngine({ delay }: RestartPolicy, history: RestartHistory): RestartDecision {
  return { kind: 'restart', delayMs: delay, history, reason: 'waiting for the engine' }
}

type Outcome = { kind: 'exited'; exit: TaskExit } | { kind: 'not started'; error: LongshoreError }

/** One start to one end, with nothing left of it. */
async function runOnce(
  { spec, config }: PlannedTask,
  driver: Driver,
  { stop, kill, onPullProgress, onOutput }: RunTaskOptions,
): Promise<Outcome> {
  try {
    await driver.startTask(config, { signal: stop, onPullProgress, onOutput })
  } catch (error) {
    return { kind: 'not started', error: toLongshoreError(error) }
  }
  const stopTask = onceAborted(stop, () =>
    driver.stopTask(config.id, { timeoutMs: spec.kill_timeout, signalName: spec.kill_signal }),
  )
  const killTask = onceAborted(kill, () => driver.stopTask(config.id, { timeoutMs: 0 }))
  try {
    const exited = driver.waitTask(config.id)
    const exit = await Promise.race([exited, stopTask.failed, killTask.failed])
    await driver.destroyTask(config.id)
    return { kind: 'exited', exit }
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

function toFailure(outcome: Outcome): TaskResult & { kind: 'failed' } {
  if (outcome.kind === 'not started') {
    const { error } = outcome
    return { kind: 'failed', reason: error.message, exitCode: undefined, error }
  }
  const { exit } = outcome
  return { kind: 'failed', reason: describeExit(exit), exitCode: exit.exitCode }
}
