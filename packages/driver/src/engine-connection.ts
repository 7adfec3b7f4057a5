import type { Engine } from '@longshore/engine'

/** How the connection to the engine stands, as its event stream tells. */
export interface EngineConnection {
  readonly isConnected: boolean
  /** Grows with each loss: equal before and after means that there was none in between. */
  readonly losses: number
  /** Resolves when it stands, at once if it does; rejects with the signal's reason. */
  connected(signal: AbortSignal): Promise<void>
  /** Resolves at the next loss, or when `signal` aborts. */
  lost(signal: AbortSignal): Promise<void>
  close(): void
}

export function followConnection(engine: Pick<Engine, 'subscribe'>): EngineConnection {
  const waiting = { connected: new Set<() => void>(), disconnected: new Set<() => void>() }
  let isConnected = false
  let losses = 0
  const subscription = engine.subscribe(({ kind }) => {
    if (kind === 'container') return
    isConnected = kind === 'connected'
    if (!isConnected) losses += 1
    for (const settle of [...waiting[kind]]) settle()
  })

  function next(kind: keyof typeof waiting, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const settle = () => {
        waiting[kind].delete(settle)
        signal.removeEventListener('abort', settle)
        resolve()
      }
      waiting[kind].add(settle)
      signal.addEventListener('abort', settle)
      if (signal.aborted) settle()
    })
  }

  return {
    get isConnected() {
      return isConnected
    },
    get losses() {
      return losses
    },
    async connected(signal) {
      if (!isConnected) await next('connected', signal)
      signal.throwIfAborted()
    },
    lost: (signal) => next('disconnected', signal),
    close: () => subscription.close(),
  }
}
