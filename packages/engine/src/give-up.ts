/** When a call is given up: with the caller's signal, or when its time is over. */
export interface GiveUp {
  signal: AbortSignal
  /** The time limit counts no longer. */
  onAnswer(): void
  /** Neither does the caller's signal. */
  onEnd(): void
}

export interface GiveUpOptions {
  signal?: AbortSignal
  /** None: it may take any time. */
  limitMs?: number
  toError(): Error
}

/** What a timer can hold. */
const longest = 2 ** 31 - 1

export function createGiveUp({ signal, limitMs, toError }: GiveUpOptions): GiveUp {
  signal?.throwIfAborted()
  const controller = new AbortController()
  const onAbort = () => controller.abort(signal?.reason)
  signal?.addEventListener('abort', onAbort)
  const timer =
    limitMs === undefined
      ? undefined
      : setTimeout(() => controller.abort(toError()), Math.min(limitMs, longest))
  const onAnswer = () => clearTimeout(timer)
  return {
    signal: controller.signal,
    onAnswer,
    onEnd() {
      onAnswer()
      signal?.removeEventListener('abort', onAbort)
    },
  }
}
