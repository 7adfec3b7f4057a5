import { LongshoreError } from '@longshore/errors'
import type { Fingerprint, Fingerprinter } from '@longshore/fingerprint'

/**
 * Asks the engine for a sign of life; `timeoutMs` is how long one that is there may take.
 *
 * @throws LongshoreError that says why there is no engine, such as `ENGINE_UNREACHABLE`; the signal's reason.
 */
export async function findEngine(
  { endpoint, check }: { endpoint: string } & Fingerprinter,
  stop: AbortSignal,
  timeoutMs = 10_000,
): Promise<Fingerprint> {
  const timeout = AbortSignal.timeout(timeoutMs)
  try {
    const fingerprint = await check(AbortSignal.any([stop, timeout]))
    if (fingerprint.error) throw fingerprint.error
    return fingerprint
  } catch (error) {
    stop.throwIfAborted()
    if (!timeout.aborted) throw error
    throw new LongshoreError(
      'ENGINE_UNREACHABLE',
      `The Docker engine at ${endpoint} does not answer within ${timeoutMs / 1000} s.`,
      { hint: 'Look after it, or name another in DOCKER_HOST.', cause: error },
    )
  }
}
