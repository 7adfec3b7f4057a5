import { addAbortSignal, type Readable } from 'node:stream'
import type { CollectOptions, LogCollection } from './collect-options.ts'
import { finishCollection } from './finish-collection.ts'
import { readLiveOutput } from './live-output.ts'
import type { LogDeliveryOptions, LogFifoOptions, LogFileOptions } from './log-store-options.ts'
import { openLogStores } from './open-log-stores.ts'
import { storeChunk } from './store-chunk.ts'

export type CollectLogsOptions = (LogFileOptions | LogFifoOptions) &
  LogDeliveryOptions &
  CollectOptions

/**
 * Stores a new container's output, as the engine sends it, in `<directory>/<task>.{stdout,stderr}.<n>` or in FIFOs.
 * Spec: driver.md §6 *logs*. Takes the stream over: it is read only as fast as its output is stored, and destroyed at
 * the end.
 *
 * Both streams' files exist when this resolves. Rejects with `LOG_OPEN_FAILED` when they cannot be made or opened, with
 * `LOG_LIMITS_BAD` for limits that no file could keep.
 */
export async function collectLogs(
  stream: Readable,
  options: CollectLogsOptions,
): Promise<LogCollection> {
  const { now = Date.now, signal, taskName, tty } = options
  // An error before reading begins is kept by the stream and comes out of its iterator.
  stream.on('error', () => {})
  if (signal) addAbortSignal(signal, stream)
  try {
    const stores = await openLogStores(options)
    const copy = async () => {
      for await (const { output, seen } of readLiveOutput(stream, { tty, now }))
        await storeChunk(output, seen, { ...options, stores })
    }
    return { done: finishCollection(copy, { stores, taskName, signal }) }
  } catch (error) {
    stream.destroy()
    throw error
  }
}
