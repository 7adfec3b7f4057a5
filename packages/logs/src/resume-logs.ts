import type { LogCollection } from './collect-options.ts'
import { type Delay, wait } from './resume/delay.ts'
import { followAgain } from './resume/follow-again.ts'
import type { ResumeLogsOptions } from './resume-options.ts'
import { finishCollection } from './store/finish-collection.ts'
import { openLogStores } from './store/open-log-stores.ts'

/**
 * Goes on where an earlier `collectLogs` or `resumeLogs` of the same container ended, however it did: each byte is stored
 * once, wherever the engine's own log still has what was written meanwhile. Where it does not, `onGap` is told. Where
 * lines are the same and the place is not clear, some are stored twice rather than not at all.
 *
 * Attaches first: the engine holds the container back while its log is read. Into FIFOs only the live output goes, and a gap
 * is told. Rejects as `collectLogs` does. An engine that goes away ends it with `LOG_STREAM_LOST` in `done`: call it again
 * when the engine is back.
 */
export function resumeLogs(options: ResumeLogsOptions): Promise<LogCollection> {
  return resumeWith(options, { delay: wait })
}

/** {@link resumeLogs} in a time of its own. */
export async function resumeWith(
  options: ResumeLogsOptions,
  effects: { delay: Delay },
): Promise<LogCollection> {
  const stores = await openLogStores(options, 'same container')
  const { taskName, signal } = options
  const follow = () => followAgain(stores, { ...options, ...effects })
  return { done: finishCollection(follow, { stores, taskName, signal }) }
}
