import type { Clock } from './clock.ts'

export interface WhileActiveOptions {
  clock: Clock
  /** The longest time without a value. */
  limitMs: number
  toError: () => Error
  signal: AbortSignal
}

/** The values that `open` gives; aborts it with the error once it gives none for too long. */
export async function* whileActive<T>(
  open: (signal: AbortSignal) => AsyncIterable<T>,
  { clock, limitMs, toError, signal }: WhileActiveOptions,
): AsyncGenerator<T> {
  const silence = new AbortController()
  const wait = () => clock.after(limitMs, () => silence.abort(toError()))
  let cancel = wait()
  try {
    for await (const value of open(AbortSignal.any([signal, silence.signal]))) {
      cancel()
      yield value
      cancel = wait()
    }
  } finally {
    cancel()
  }
}
