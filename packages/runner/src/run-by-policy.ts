import { setTimeout as delay } from 'node:timers/promises'
import type { RestartPolicy } from '@longshore/config'
import { hasCode, toLongshoreError } from '@longshore/errors'
import { decideRestart, type RestartDecision, type RestartHistory } from './restart-policy.ts'
import type { Failure, LifeStore, Restart, Stopped, StoredLife } from './stored-life.ts'
import { isAway, untilAnswered } from './until-answered.ts'

const longestRetryAfterMs = 60 * 60_000

/** What is done, again and again. Only `start` and `find` may reject without ending the whole. */
export interface Attempt<Handle, Result> {
  /** What a start has made of which nobody has the handle; `last` is that of the attempt before. */
  find(last: Handle | undefined): Promise<Handle | undefined>
  /** A rejection leaves nothing. */
  start(): Promise<Handle>
  /** Takes up what another process has started. */
  recover(handle: Handle): Promise<void>
  /** Resolves with how it ended. */
  ended(handle: Handle): Promise<Result | Failure>
  /** Removes what is left of it, also of one that was not taken up. */
  remove(handle: Handle): Promise<void>
}

export interface PolicyOptions<Handle, Result> {
  policy: RestartPolicy
  life: LifeStore<Handle, Result>
  /** Aborted: nothing is started again. */
  stop: AbortSignal
  now: () => number
  /** In [0, 1). */
  random: () => number
  onRestart?: (message: string) => void
}

/**
 * Attempts it until it has a result for good: one that is no failure, a failure that cannot be recovered from, or the
 * one after which the restart policy gives up. A registry that says when it may be asked again is not asked before. Goes
 * on from where `life` says that another process has come to, and writes there each step before it is done.
 */
export async function runByPolicy<Handle, Result extends { kind: string }>(
  attempt: Attempt<Handle, Result>,
  options: PolicyOptions<Handle, Result>,
): Promise<Exclude<Result, Failure> | Failure | Stopped> {
  type Life = StoredLife<Handle, Result>
  const { policy, stop, life } = options
  const stored = life.get()
  /** Another process has meant to start it, and it has not been seen yet what came of that. */
  let isOpen = stored !== undefined && !stored.handle && !stored.verdict
  let isTakenUp = false

  async function start({ history, last }: Life): Promise<Life> {
    try {
      const found = isOpen ? await attempt.find(last) : undefined
      isOpen = false
      if (found) return { history, handle: found }
      if (stop.aborted) return { history, verdict: { kind: 'stopped' } }
      const handle = await attempt.start()
      isTakenUp = true
      return { history, handle }
    } catch (cause) {
      const error = toLongshoreError(cause)
      const failure: Failure = { kind: 'failed', reason: error.message, exitCode: undefined, error }
      return { ...judge(history, failure), last }
    }
  }

  async function follow(history: RestartHistory, handle: Handle): Promise<Life> {
    if (!isTakenUp) await attempt.recover(handle)
    return { ...judge(history, await attempt.ended(handle)), handle }
  }

  function judge(history: RestartHistory, result: Result | Failure): Life {
    if (!isFailure(result)) return { history, verdict: result }
    if (stop.aborted) return { history, verdict: { kind: 'stopped' } }
    if (result.error && !result.error.recoverable) return { history, verdict: result }

    const when = { now: options.now(), random: options.random() }
    const decision = isAway(result.error)
      ? waitForEngine(policy, history)
      : decideRestart(policy, history, when)
    const { reason } = result
    if (decision.kind === 'give up') {
      const verdict = { ...result, reason: `${reason}; not restarted: ${decision.reason}` }
      return { history, verdict }
    }
    const delayMs = Math.max(decision.delayMs, retryAfterMs(result.error))
    const at = when.now + delayMs
    const verdict: Restart = { kind: 'restart', at, delayMs, reason, allowance: decision.reason }
    return { history: decision.history, verdict }
  }

  async function remove({ history, verdict }: Life, handle: Handle): Promise<Life> {
    await untilAnswered(() => attempt.remove(handle), stop)
    isTakenUp = false
    return { history, verdict, last: handle }
  }

  async function wait({ history, last }: Life, restart: Restart): Promise<Life> {
    const delayMs = Math.min(Math.max(0, restart.at - options.now()), restart.delayMs)
    if (!stop.aborted) options.onRestart?.(describeRestart(restart, delayMs))
    await delay(delayMs, undefined, { signal: stop }).catch(() => undefined)
    return stop.aborted ? { history, verdict: { kind: 'stopped' } } : { history, last }
  }

  let current: Life = stored ?? { history: { intervalStart: options.now(), restarts: 0 } }
  if (!stored) life.put(current)
  for (;;) {
    const { history, handle, verdict } = current
    if (handle && verdict) current = await remove(current, handle)
    else if (handle) current = await follow(history, handle)
    else if (!verdict) current = await start(current)
    else if (isRestart(verdict)) current = await wait(current, verdict)
    else return verdict as Exclude<Result, Failure> | Failure | Stopped
    if (!isOpen) life.put(current)
  }
}

function isFailure(result: { kind: string }): result is Failure {
  return result.kind === 'failed'
}

function isRestart(verdict: { kind: string }): verdict is Restart {
  return verdict.kind === 'restart'
}

function describeRestart({ reason, allowance }: Restart, delayMs: number): string {
  return `${reason}; restarting in ${Math.round(delayMs / 1000)} s (${allowance})`
}

/** How long a registry that limits its callers wants to be left alone; of that, an hour counts at most. */
function retryAfterMs(error: Failure['error']): number {
  if (!hasCode(error, 'REGISTRY_RATE_LIMITED')) return 0
  const { retryAfterMs = 0 } = error as { retryAfterMs?: number }
  return Math.min(retryAfterMs, longestRetryAfterMs)
}

/** An engine that is away says nothing about the task: it is asked again, and no attempt is used up. */
function waitForEngine({ delay }: RestartPolicy, history: RestartHistory): RestartDecision {
  return { kind: 'restart', delayMs: delay, history, reason: 'waiting for the engine' }
}
