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
    for (const arg of args) toSignal(arg)?.throwIfAborted()
    calls.push({ method, args: args.map(withoutSignal).filter((arg) => arg !== undefined) })
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

function toSignal(arg: unknown): AbortSignal | undefined {
  if (arg instanceof AbortSignal) return arg
  const { signal } = Object(arg) as { signal?: unknown }
  return signal instanceof AbortSignal ? signal : undefined
}

/** Undefined for what is nothing but a signal. */
function withoutSignal(arg: unknown): unknown {
  if (arg instanceof AbortSignal) return undefined
  if (!isPlain(arg)) return arg
  const { signal, ...rest } = arg
  return toSignal(arg) && Object.keys(rest).length === 0 ? undefined : rest
}

function isPlain(arg: unknown): arg is Record<string, unknown> {
  return arg !== undefined && Object.getPrototypeOf(Object(arg)) === Object.prototype
}
