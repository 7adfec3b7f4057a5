import { LongshoreError } from '@longshore/errors'
import { untilAborted } from '../grpc/until-aborted.ts'

/** Runs `act` for at most so long; 0: without a limit. Fails with `EXEC_TIMED_OUT` then, and `act`'s signal is aborted. */
export async function withTimeLimit<T>(
  milliseconds: number,
  signal: AbortSignal,
  act: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController()
  const onAbort = () => controller.abort(signal.reason)
  signal.addEventListener('abort', onAbort, { once: true })
  const timedOut = new LongshoreError(
    'EXEC_TIMED_OUT',
    `The command did not end in ${milliseconds} ms.`,
  )
  const timer =
    milliseconds > 0 ? setTimeout(() => controller.abort(timedOut), milliseconds) : undefined
  try {
    return await untilAborted(act(controller.signal), controller.signal)
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', onAbort)
  }
}
