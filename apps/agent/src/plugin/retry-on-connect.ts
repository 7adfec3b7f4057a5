import type { Engine } from '@longshore/engine'

export interface Preparation {
  /** Does it now if it is not done; rejects with why it cannot be. */
  now(): Promise<void>
  /** Resolves once it is done. */
  settled: Promise<void>
}

/** Something to be done once with an engine that may be away: tried whenever that comes, and when somebody needs it. */
export function retryOnConnect(
  engine: Pick<Engine, 'subscribe'>,
  { prepare, signal }: { prepare: () => Promise<void>; signal: AbortSignal },
): Preparation {
  const { promise: settled, resolve } = Promise.withResolvers<void>()
  let running: Promise<void> | undefined

  function now(): Promise<void> {
    running ??= prepare().then(resolve, (error) => {
      running = undefined
      throw error
    })
    return running
  }

  const subscription = engine.subscribe(({ kind }) => {
    // Whoever needs it tries again, and is told why it fails.
    if (kind === 'connected') now().catch(() => undefined)
  })
  signal.addEventListener('abort', () => subscription.close(), { once: true })
  return { now, settled }
}
