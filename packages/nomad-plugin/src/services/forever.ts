import { untilAborted } from '../grpc/until-aborted.ts'

/** Rejects when the signal is aborted, and never settles before. */
export function forever(signal: AbortSignal): Promise<never> {
  return untilAborted(new Promise<never>(() => {}), signal)
}
