import { LongshoreError } from '@longshore/errors'

/** For a call that the engine has not answered in its time: whether it has done what was asked is not known. */
export function toTimeoutError(
  endpoint: string,
  { doing, method }: { doing: string; method: string },
  limitMs: number,
): LongshoreError {
  const after = method === 'GET' ? '' : ' It may have done it, or may still do it.'
  return new LongshoreError(
    'ENGINE_TIMEOUT',
    `Cannot ${doing}: the Docker Engine at ${endpoint} has not answered within ${limitMs / 1000} s.${after}`,
    { hint: 'Look at what the engine shows before you try again.', recoverable: true },
  )
}
