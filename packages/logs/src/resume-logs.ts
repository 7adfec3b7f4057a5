import { addAbortSignal, type Readable } from 'node:stream'
import type { LogGap } from './catch-up.ts'
import type { CollectOptions, LogCollection } from './collect-options.ts'
import { wait } from './delay.ts'
import { toEngineTime } from './engine-time.ts'
import { finishCollection } from './finish-collection.ts'
import { followLive } from './follow-live.ts'
import { createLiveJoin } from './live-join.ts'
import type { LogDeliveryOptions, LogFileOptions } from './log-store-options.ts'
import { deliver, openResumableStores } from './open-log-stores.ts'
import type { ReadBuffer } from './read-pass.ts'

export interface ResumeLogsOptions extends LogFileOptions, LogDeliveryOptions, CollectOptions {
  /**
   * The container's live output, as `collectLogs` takes it. Undefined for a container that does not run (any more): look
   * after attaching, as the stream of such a one never ends.
   */
  attach(signal?: AbortSignal): Promise<Readable | undefined>
  readBuffer: ReadBuffer
  /** Told once for each piece of output that the engine no longer has. Must not throw. */
  onGap?: (gap: LogGap) => void
}

/**
 * Goes on where an earlier `collectLogs` or `resumeLogs` of the same container ended, however it did: each byte is stored
 * once, wherever the engine's own log still has what was written meanwhile. Where it does not, `onGap` is told. Where
 * lines are the same and the place is not clear, some are stored twice rather than not at all.
 *
 * Attaches first: the engine holds the container back while its log is read. Rejects as `collectLogs` does, and
 * with what `attach` rejects with.
 */
export async function resumeLogs(options: ResumeLogsOptions): Promise<LogCollection> {
  const { attach, delay = wait, now = Date.now, onGap, signal, taskName, tty } = options
  const resumable = await openResumableStores(options, 'cursor')
  const stores = {
    stdout: deliver(resumable.stdout.store, options),
    stderr: deliver(resumable.stderr.store, options),
  }
  try {
    const attachedAt = toEngineTime(now())
    const live = await attach(signal)
    live?.on('error', () => {})
    if (live && signal) addAbortSignal(signal, live)
    const join = createLiveJoin({
      ...options,
      stores: resumable,
      attachedAt,
      delay,
      onGap: (gap) => onGap?.(gap),
    })
    const copy = () =>
      live ? followLive(live, { ...options, delay, now, tty, join, stores }) : join.settle()
    return { done: finishCollection(copy, { stores, taskName, signal }) }
  } catch (error) {
    await Promise.all([stores.stdout.close(), stores.stderr.close()])
    throw error
  }
}
