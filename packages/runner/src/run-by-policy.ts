import { setTimeout as delay } from 'node:timers/promises'
import type { RestartPolicy } from '@longshore/config'
import { hasCode, type LongshoreError } from '@longshore/errors'
import { decideRestart, type RestartDecision, type RestartHistory } from './restart-policy.ts'

const longestRetryAfterMs = 60 * 60_000

export interface Failure {
  kind: 'failed'
  reason: string
  exitCode: number | undefined
  error?: LongshoreError
}

export interface PolicyOptions {
  policy: RestartPolicy
  /** Aborted: nothing is started again. */
  stop: AbortSignal
  now: () => number
  /** In [0, 1). */
  random: () => number
  onRestart?: (message: string) => void
}

/**
 * Does `once` until it has a result for good: one that is no failure, a failure that cannot be recovered from, or the
 * one after which the restart policy gives up; `undefined` when it was stopped. A registry that says when it may be asked
 * again is not asked before.
 */
export async function runByPolicy<Result extends { kind: string }>(
  once: () => Promise<Result | Failure>,
  options: PolicyOptions,
): Promise<Exclude<Result, Failure> | Failure | undefined> {
  const { policy, stop } = options
  let history: RestartHistory = { intervalStart: options.now(), restarts: 0 }

  while (!stop.aborted) {
    const result = await once()
    if (!isFailure(result)) return result as Exclude<Result, Failure>
    if (stop.aborted) break
    if (result.error && !result.error.recoverable) return result

    const when = { now: options.now(), random: options.random() }
    const decision = hasCode(result.error, 'ENGINE_UNREACHABLE')
      ? waitForEngine(policy, history)
      : decideRestart(policy, history, when)
    if (decision.kind === 'give up')
      return { ...result, reason: `${result.reason}; not restarted: ${decision.reason}` }
    history = decision.history
    const delayMs = Math.max(decision.delayMs, retryAfterMs(result.error))
    const seconds = Math.round(delayMs / 1000)
    options.onRestart?.(`${result.reason}; restarting in ${seconds} s (${decision.reason})`)
    await delay(delayMs, undefined, { signal: stop }).catch(() => undefined)
  }
  return undefined
}

function isFailure(result: { kind: string }): result is Failure {
  return result.kind === 'failed'
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
