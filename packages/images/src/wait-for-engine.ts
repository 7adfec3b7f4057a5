import type { ImagesEngine } from './images.ts'

/** Resolves as soon as the engine answers; rejects with the signal's reason once that is aborted. */
export async function waitForEngine(
  engine: Pick<ImagesEngine, 'subscribe'>,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted()
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const onAbort = () => reject(signal.reason)
  signal.addEventListener('abort', onAbort)
  const subscription = engine.subscribe(({ kind }) => {
    if (kind === 'connected') resolve()
  })
  try {
    await promise
  } finally {
    subscription.close()
    signal.removeEventListener('abort', onAbort)
  }
}
