import type { CredentialProvider, FoundCredentials } from './credential-provider.ts'

interface Call {
  result: Promise<FoundCredentials | undefined>
  controller: AbortController
  waiters: number
}

/**
 * Makes callers that ask a provider for the same registry at the same time share one answer. One that leaves does not
 * end the call; the last one does.
 */
export function shareFinds(provider: CredentialProvider): CredentialProvider {
  const calls = new Map<string, Call>()

  function start(registry: string): Call {
    const controller = new AbortController()
    const call = { result: provider.find(registry, controller.signal), controller, waiters: 0 }
    calls.set(registry, call)
    const forget = () => end(registry, call)
    call.result.then(forget, forget)
    return call
  }

  function end(registry: string, call: Call): void {
    if (calls.get(registry) === call) calls.delete(registry)
  }

  return {
    async find(registry, signal) {
      signal.throwIfAborted()
      const call = calls.get(registry) ?? start(registry)
      call.waiters += 1
      try {
        return await untilAborted(call.result, signal)
      } finally {
        call.waiters -= 1
        if (call.waiters === 0) {
          end(registry, call)
          call.controller.abort()
        }
      }
    },
  }
}

async function untilAborted<T>(result: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const onAbort = () => reject(signal.reason)
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([result, promise])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}
