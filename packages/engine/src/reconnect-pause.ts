const firstMs = 100
const longestMs = 5000

/**
 * How long an engine that is away is left alone before it is asked again, in milliseconds: 100, and twice as long after each
 * failure that went before, up to 5 s.
 */
export function reconnectPause(failuresBefore: number): number {
  return Math.min(firstMs * 2 ** failuresBefore, longestMs)
}
