import type { LongshoreError } from '@longshore/errors'
import type { StreamName } from './demultiplexer.ts'
import type { StoredStream } from './log-store.ts'

export interface CollectOptions {
  /** Whether the container has a terminal, whose output is one stream without frames: all of it is stdout. */
  tty?: boolean
  /** Sees all output just before it is stored; the chunk is the callee's to keep. Must not throw. */
  onOutput?: (stream: StreamName, chunk: Buffer) => void
  /** Ends the collection at once; what was read is still stored. */
  signal?: AbortSignal
}

export interface LogCollection {
  /** Settles when all is stored and the files are closed. Never rejects. */
  done: Promise<CollectedLogs>
}

export interface CollectedLogs {
  stdout: StoredStream
  stderr: StoredStream
  /** Why the stream ended too early: `LOG_STREAM_LOST` or `LOG_FRAME_BAD`. Unset at its true end and after an abort. */
  error?: LongshoreError
}
