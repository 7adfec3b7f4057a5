import type { Readable } from 'node:stream'
import type { CollectLogsOptions } from './collect-options.ts'
import type { LogDriver } from './engine-log/may-have-dropped.ts'
import type { LogGap } from './log-gap.ts'

export type ResumeLogsOptions = CollectLogsOptions & {
  /**
   * The container's live output, as `collectLogs` takes it, not yet read. Undefined for a container that does not run (any
   * more): look after attaching, as the stream of such a one never ends.
   */
  attach(signal: AbortSignal): Promise<Readable | undefined>
  /**
   * The engine's log of both streams with timestamps, not followed (`GET /containers/{id}/logs`). `since`: Unix seconds
   * with nine decimals; undefined for all.
   */
  readBuffer(since: string | undefined, signal: AbortSignal): Promise<Readable>
  /** The container's `HostConfig.LogConfig`. */
  logDriver: LogDriver
  /** Told once for each place where output is, or may be, missing. Must not throw. */
  onGap(gap: LogGap): void
}
