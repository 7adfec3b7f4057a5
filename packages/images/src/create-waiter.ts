import type { ImageInfo } from '@longshore/engine'
import type { Clock } from './clock.ts'
import type { EnsureOptions } from './images.ts'

export interface WaiterOptions extends Pick<EnsureOptions, 'onProgress' | 'onEvent' | 'signal'> {
  timeoutMs: number
  toTimeoutError: () => Error
}

export type Waiter = ReturnType<typeof createWaiter>

/**
 * One of those who wait for a pull. It leaves by its signal, by its time, or by an error of its own listeners: then
 * `result` rejects and `onLeave` is called, with the same error.
 */
export function createWaiter(
  { onProgress, onEvent, signal, timeoutMs, toTimeoutError }: WaiterOptions,
  clock: Clock,
  onLeave: (error: unknown) => void,
) {
  const { promise, resolve, reject } = Promise.withResolvers<ImageInfo>()
  const onAbort = () => leave(signal?.reason)
  let cancelTimer = () => {}
  let isHere = true
  signal?.addEventListener('abort', onAbort)

  function end(): void {
    isHere = false
    cancelTimer()
    signal?.removeEventListener('abort', onAbort)
  }
  function leave(error: unknown): void {
    end()
    reject(error)
    onLeave(error)
  }
  function tell<T>(listener: ((value: T) => void) | undefined, value: T): void {
    if (!isHere) return
    try {
      listener?.(value)
    } catch (error) {
      leave(error)
    }
  }

  return {
    result: promise,
    startTimer() {
      cancelTimer = clock.after(timeoutMs, () => leave(toTimeoutError()))
    },
    onProgress: (progress: Parameters<NonNullable<typeof onProgress>>[0]) =>
      tell(onProgress, progress),
    onEvent: (message: string) => tell(onEvent, message),
    resolve(image: ImageInfo) {
      end()
      resolve(image)
    },
    reject(error: unknown) {
      end()
      reject(error)
    },
  }
}
