import { LongshoreError } from '@longshore/errors'
import type { Dropped, LogStore } from './log-store.ts'
import { lastBytes } from './place-tracker.ts'

/** Bytes that wait for a slow disk or reader before more is dropped. */
const queueSize = 1024 * 1024
const nothing = Buffer.alloc(0)

/** Never holds the task back: what comes faster than `store` takes it is dropped, counted and told. */
export function createBestEffortStore(store: LogStore): LogStore {
  /** In order; all that waits for `working`. */
  const queue: (() => Promise<void>)[] = []
  let queued = 0
  /** The newest in the queue, where it is a drop: more of them become one. */
  let dropping: Dropped | undefined
  let working: Promise<void> | undefined

  async function work(): Promise<void> {
    for (let act = queue.shift(); act; act = queue.shift()) await act()
    working = undefined
  }

  function enqueue(act: () => Promise<void>): void {
    queue.push(act)
    working ??= work()
  }

  async function drop(dropped: Dropped): Promise<void> {
    if (dropping) {
      dropping.bytes += dropped.bytes
      dropping.tail = lastBytes(dropping.tail, dropped.tail)
      dropping.seen = dropped.seen
      return
    }
    const mine = dropped
    dropping = mine
    enqueue(() => {
      if (dropping === mine) dropping = undefined
      return store.drop(mine)
    })
  }

  return {
    async write(output, seen) {
      if (queued + output.length > queueSize && queued > 0)
        return drop({
          bytes: output.length,
          tail: lastBytes(nothing, output),
          seen,
          error: toSlowError(),
        })
      dropping = undefined
      queued += output.length
      enqueue(async () => {
        await store.write(output, seen)
        queued -= output.length
      })
    },
    drop,
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
