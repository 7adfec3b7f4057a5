import { setTimeout as delay } from 'node:timers/promises'
import { hasCode } from '@longshore/errors'

/** How long an engine that is away is left alone before it is asked again. */
const askAgainMs = 1000

/** The engine is away, which says nothing about what it was asked. */
export function isAway(error: unknown): boolean {
  return hasCode(error, 'ENGINE_UNREACHABLE', 'ENGINE_TIMEOUT')
}

/**
 * Does `act` again and again while the engine is away. Those who want to end do not wait: once `stop` is aborted it is done
 * once more at most. Rejects with the last error.
 */
export async function untilAnswered<T>(act: () => Promise<T>, stop: AbortSignal): Promise<T> {
  for (;;) {
    try {
      return await act()
    } catch (error) {
      if (stop.aborted || !isAway(error)) throw error
      await delay(askAgainMs, undefined, { signal: stop }).catch(() => undefined)
    }
  }
}
