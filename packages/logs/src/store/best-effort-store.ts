import { LongshoreError } from '@longshore/errors'
import type { LogStore } from './log-store.ts'

/** Bytes that may wait for a slow disk or reader. */
const capacity = 1024 * 1024
/** What a waiting piece costs besides its bytes, so that a million tiny ones do not fill the memory. */
const pieceCost = 256

type Dropped = Parameters<LogStore['drop']>[0]
type Waiting = Buffer | Dropped

/**
 * Never holds the task back: `write` resolves at once, and what comes faster than `store` takes it is dropped, counted
 * and told with code `LOG_TOO_SLOW`. Once that begins it goes on until half of what waits is stored: few long gaps
 * instead of many short ones. `close` waits until all that waits is stored.
 */
export function createBestEffortStore(store: LogStore): LogStore {
  const queue: Waiting[] = []
  let waiting = 0
  let isBehind = false
  let working: Promise<void> | undefined

  async function work(): Promise<void> {
    for (let next = queue.shift(); next; next = queue.shift()) {
      if (!Buffer.isBuffer(next)) await store.drop(next)
      else {
        await store.write(next)
        waiting -= next.length + pieceCost
        if (waiting <= capacity / 2) isBehind = false
      }
    }
    working = undefined
  }

  function enqueue(item: Waiting): void {
    queue.push(item)
    working ??= work()
  }

  function drop({ bytes, error }: Dropped): void {
    const last = queue.at(-1)
    if (last && !Buffer.isBuffer(last) && last.error.code === error.code) last.bytes += bytes
    else enqueue({ bytes, error })
  }

  return {
    async write(output) {
      const room = isBehind ? 0 : Math.max(0, capacity - waiting - pieceCost)
      const kept = output.subarray(0, room)
      if (kept.length > 0) {
        waiting += kept.length + pieceCost
        enqueue(kept)
      }
      if (kept.length === output.length) return
      isBehind = true
      drop({ bytes: output.length - kept.length, error: toSlowError() })
    },
    async drop(dropped) {
      drop(dropped)
    },
    async close() {
      await working
      return store.close()
    },
  }
}

function toSlowError(): LongshoreError {
  return new LongshoreError('LOG_TOO_SLOW', 'The task writes faster than its log is stored.', {
    hint: 'Set log_delivery = "lossless" to hold the task back instead.',
    recoverable: true,
  })
}
