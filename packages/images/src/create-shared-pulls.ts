import type { ImageInfo } from '@longshore/engine'
import type { Clock } from './clock.ts'
import { createWaiter, type Waiter, type WaiterOptions } from './create-waiter.ts'
import type { PullListener } from './pull-image.ts'
import type { PullProgress } from './reduce-pull.ts'

/** Begins a pull; the signal is aborted when nobody waits for it any more. */
export type StartPull = (listener: PullListener, signal: AbortSignal) => Promise<ImageInfo>

interface SharedPull {
  waiters: Set<Waiter>
  progress?: PullProgress
  started: boolean
  ends: AbortController
}

/** The pulls that are under way, each for any number of waiters. */
export function createSharedPulls(clock: Clock) {
  const pulls = new Map<string, SharedPull>()

  function begin(key: string, start: StartPull): SharedPull {
    const pull: SharedPull = { waiters: new Set(), started: false, ends: new AbortController() }
    const listener: PullListener = {
      onStart() {
        pull.started = true
        for (const waiter of pull.waiters) waiter.startTimer()
      },
      onProgress(progress) {
        pull.progress = progress
        for (const waiter of pull.waiters) waiter.onProgress(progress)
      },
      onEvent(message) {
        for (const waiter of pull.waiters) waiter.onEvent(message)
      },
    }
    pulls.set(key, pull)
    const finish = (act: (waiter: Waiter) => void) => {
      forget(key, pull)
      for (const waiter of pull.waiters) act(waiter)
    }
    // Not before the first waiter is there to listen.
    queueMicrotask(() =>
      start(listener, pull.ends.signal).then(
        (image) => finish((waiter) => waiter.resolve(image)),
        (error) => finish((waiter) => waiter.reject(error)),
      ),
    )
    return pull
  }

  function forget(key: string, pull: SharedPull): void {
    if (pulls.get(key) === pull) pulls.delete(key)
  }

  return {
    /** Waits for the pull of this key, which `start` begins where there is none. */
    join(key: string, start: StartPull, options: WaiterOptions): Promise<ImageInfo> {
      options.signal?.throwIfAborted()
      const pull = pulls.get(key) ?? begin(key, start)
      const waiter = createWaiter(options, clock, (error) => {
        pull.waiters.delete(waiter)
        if (pull.waiters.size > 0) return
        forget(key, pull)
        pull.ends.abort(error)
      })
      pull.waiters.add(waiter)
      if (pull.started) waiter.startTimer()
      if (pull.progress) waiter.onProgress(pull.progress)
      return waiter.result
    },
  }
}
