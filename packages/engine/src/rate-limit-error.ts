import { LongshoreError } from '@longshore/errors'

const milliseconds: Record<string, number> = {
  h: 3_600_000,
  m: 60_000,
  s: 1000,
  ms: 1,
  us: 0.001,
  µs: 0.001,
  ns: 0.000_001,
}

/** `REGISTRY_RATE_LIMITED`: the registry answers no more for a while. */
export class RateLimitError extends LongshoreError {
  /** How long from now it is of no use to try again; undefined where the registry does not say. */
  readonly retryAfterMs: number | undefined

  constructor(message: string, retryAfterMs: number | undefined) {
    const when = retryAfterMs === undefined ? 'later' : `in ${Math.ceil(retryAfterMs / 1000)} s`
    const hint = `Try again ${when}, or give credentials with a higher limit.`
    super('REGISTRY_RATE_LIMITED', message, { hint, recoverable: true })
    this.retryAfterMs = retryAfterMs
  }
}

/**
 * The wait that a registry names in its words, in whole milliseconds, such as ghcr.io's `retry-after: 1.5s`: Go's
 * durations, or seconds. The engine does not hand on the header `Retry-After`.
 */
export function parseRetryAfter(text: string): number | undefined {
  const [, wait] = /retry[- ]after:? *((?:[\d.]+(?:h|ms|m|s|us|µs|ns))+|\d+)/i.exec(text) ?? []
  if (wait === undefined) return undefined
  const parts = [...wait.matchAll(/([\d.]+)([a-zµ]*)/g)]
  const sum = parts.reduce(
    (ms, [, n, unit]) => ms + Number(n) * (milliseconds[unit || 's'] ?? 0),
    0,
  )
  return Number.isFinite(sum) ? Math.ceil(sum) : undefined
}
