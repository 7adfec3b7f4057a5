import { promisify } from 'node:util'
import { hasCode } from '@longshore/errors'

/** Milliseconds; doubles with each attempt. */
const firstWait = 50

/** How often it is tried again while an engine restarts: 25 s in all. */
const restartRetries = 9

/** The engine was away, busy, or has failed in a way that may pass: whether the call has happened is not known. */
export function isTransient(error: unknown): boolean {
  return hasCode(error, 'ENGINE_UNREACHABLE', 'ENGINE_TIMEOUT', 'ENGINE_FAILED')
}

/**
 * Does `act` again after a transient error, up to 5 times (driver.md §6, *start*); before each of these times `look`
 * finds out whether the call has happened in spite of its answer: what it resolves with, if not undefined, is the result.
 * An act that is as good when it is done twice needs none. Rejects with the last error.
 */
export async function retryTransient<T>(
  act: () => Promise<T>,
  look?: () => Promise<T | undefined>,
  { retries = 5 }: { retries?: number } = {},
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      if (attempt > 0) {
        const happened = await look?.()
        if (happened !== undefined) return happened
      }
      return await act()
    } catch (error) {
      if (!isTransient(error) || attempt >= retries) throw error
      await waitBefore(attempt)
    }
  }
}

/** As `retryTransient`, for as long as an engine takes to restart. */
export function retryOverRestart<T>(
  act: () => Promise<T>,
  look?: () => Promise<T | undefined>,
): Promise<T> {
  return retryTransient(act, look, { retries: restartRetries })
}

/** The pause after the attempt of this number, counted from 0. */
export async function waitBefore(attempt: number, signal?: AbortSignal): Promise<void> {
  await promisify(setTimeout)(firstWait * 2 ** attempt, undefined, { signal })
}
