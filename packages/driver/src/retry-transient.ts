import { setTimeout as delay } from 'node:timers/promises'
import { hasCode } from '@longshore/errors'

/** Milliseconds; doubles with each attempt. */
const firstWait = 50

/** The engine was away, busy, or has failed in a way that may pass: whether the call has happened is not known. */
export function isTransient(error: unknown): boolean {
  return hasCode(error, 'ENGINE_UNREACHABLE', 'ENGINE_TIMEOUT', 'ENGINE_FAILED')
}

/**
 * Does `act` again after a transient error, up to 5 times (driver.md §6, *start*); before each of these times `look`
 * finds out whether the call has happened in spite of its answer: what it resolves with, if not undefined, is the result.
 */
export async function retryTransient<T>(
  act: () => Promise<T>,
  look: () => Promise<T | undefined>,
  { retries = 5, signal }: { retries?: number; signal?: AbortSignal } = {},
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      if (attempt > 0) {
        const happened = await look()
        if (happened !== undefined) return happened
      }
      return await act()
    } catch (error) {
      if (!isTransient(error) || attempt >= retries) throw error
      await waitBefore(attempt, signal)
    }
  }
}

/** The pause after the attempt of this number, counted from 0. */
export async function waitBefore(attempt: number, signal?: AbortSignal): Promise<void> {
  await delay(firstWait * 2 ** attempt, undefined, { signal })
}
