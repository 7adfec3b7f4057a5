import type { Engine } from '../engine.ts'

type Method = Exclude<keyof Engine, 'endpoint' | 'subscribe' | 'close'>

export interface FakeEngineCall {
  method: Method
  args: unknown[]
}

type AsyncCall = (...args: never[]) => Promise<unknown>

/** Writes down the calls of a fake engine, and lets those fail that are told to. */
export function createCallLog() {
  const calls: FakeEngineCall[] = []
  const failures: { method: Method; error: Error }[] = []

  function enter(method: Method, args: unknown[]): void {
    for (const arg of args) if (arg instanceof AbortSignal) arg.throwIfAborted()
    calls.push({
      method,
      args: args.filter((arg) => arg !== undefined && !(arg instanceof AbortSignal)),
    })
    const index = failures.findIndex((failure) => failure.method === method)
    const [failure] = index < 0 ? [] : failures.splice(index, 1)
    if (failure) throw failure.error
  }

  return {
    calls,
    failNext(method: Method, error: Error) {
      failures.push({ method, error })
    },
    wrap<T extends Partial<Record<Method, AsyncCall>>>(methods: T): T {
      const wrapped = Object.entries<AsyncCall>(methods as never).map(([method, call]) => [
        method,
        async (...args: never[]) => {
          enter(method as Method, args)
          return call(...args)
        },
      ])
      return Object.fromEntries(wrapped)
    },
    wrapIterable<A extends unknown[], T>(
      method: Method,
      call: (...args: A) => AsyncIterable<T>,
    ): (...args: A) => AsyncIterable<T> {
      return async function* (...args) {
        enter(method, args)
        yield* call(...args)
      }
    },
  }
}
