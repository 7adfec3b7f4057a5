import type { LongshoreError } from '@longshore/errors'
import type { StreamName } from './live/demultiplexer.ts'
import type { LogLoss, StoredStream } from './store/log-store.ts'

/** Where a task's output goes. */
export type LogTarget = LogFileTarget | LogFifoTarget

export interface LogFileTarget {
  /** The allocation's log folder. It must exist, and be no symlink. */
  directory: string
  /** A `/` in it becomes `_` in file names. */
  taskName: string
  /** At least 1; of each stream. */
  maxFiles: number
  /** MB as Nomad counts them: 1 MB is 1024 × 1024 bytes. */
  maxFileSizeMib: number
}

export interface LogFifoTarget {
  /** FIFOs that others made and read. Nothing is stored for a stream of `/dev/null`. */
  fifos: Record<StreamName, string>
  taskName: string
}

export type CollectLogsOptions = LogTarget & {
  /** Whether the container has a terminal, whose output is one stream without frames: all of it is stdout. */
  tty?: boolean
  /**
   * `lossless` (the default): a task that writes faster than its log is stored is held back.
   * `best_effort`: it is not; what comes faster is dropped and told.
   */
  delivery?: 'lossless' | 'best_effort'
  /** Sees all output just before it is stored; the chunk is the callee's to keep. Must not throw. */
  onOutput?: (stream: StreamName, chunk: Buffer) => void
  /** Told when a gap in the stored output begins, and when it is over. Must not throw. */
  onLoss?: (loss: LogLoss) => void
  /** Ends the collection at once; what was read is still stored. */
  signal?: AbortSignal
  /** Unix time in milliseconds. Default: `Date.now`. */
  now?: () => number
}

export interface LogCollection {
  /** Settles when all is stored and the files are closed. Never rejects. */
  done: Promise<CollectedLogs>
}

export interface CollectedLogs {
  stdout: StoredStream
  stderr: StoredStream
  /**
   * Why the output ended too early: `LOG_STREAM_LOST` (go on with `resumeLogs`) or `LOG_FRAME_BAD`. Unset at its true end and
   * after an abort.
   */
  error?: LongshoreError
}
