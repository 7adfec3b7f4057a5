import type { RestartPolicy } from '@longshore/config'

/** What the restart policy remembers of a task: the current interval and the restarts in it. */
export interface RestartHistory {
  /** Unix time in milliseconds. */
  intervalStart: number
  restarts: number
}

export type RestartDecision =
  | { kind: 'restart'; delayMs: number; history: RestartHistory; reason: string }
  | { kind: 'give up'; reason: string }

/**
 * Whether a task that failed (or, in a service, ended) is started again, and when: at most `attempts` times an
 * interval; then it fails, or with `mode = "delay"` waits for the next interval. Up to a quarter of `delay` is added at
 * random, as Nomad does, so that many tasks do not restart at once.
 */
export function decideRestart(
  policy: RestartPolicy,
  history: RestartHistory,
  { now, random }: { now: number; random: number },
): RestartDecision {
  if (policy.attempts === 0) return { kind: 'give up', reason: 'the policy allows no restarts' }

  const end = history.intervalStart + policy.interval
  const current = now > end ? { intervalStart: now, restarts: 0 } : history
  const next = { ...current, restarts: current.restarts + 1 }

  if (next.restarts <= policy.attempts) {
    return {
      kind: 'restart',
      delayMs: Math.round(policy.delay * (1 + random / 4)),
      history: next,
      reason: `attempt ${next.restarts} of ${policy.attempts}`,
    }
  }
  const spent = `all ${policy.attempts} restarts of this interval are used up`
  if (policy.mode === 'fail') return { kind: 'give up', reason: `${spent} and mode is "fail"` }
  return { kind: 'restart', delayMs: end - now, history: next, reason: spent }
}
