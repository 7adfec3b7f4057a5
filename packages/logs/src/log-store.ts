import type { LongshoreError } from '@longshore/errors'
import type { CursorKeeper } from './cursor-keeper.ts'
import type { StreamName } from './demultiplexer.ts'
import type { OutputFile } from './output-file.ts'
import type { Seen } from './place.ts'
import { lastBytes } from './place-tracker.ts'

/** A gap in a stored stream: output that could not be stored and was dropped, in one piece. */
export interface LogLoss {
  stream: StreamName
  /** Dropped so far. */
  bytes: number
  /** False when the gap begins, true when output is stored again or has ended: `bytes` is then the gap's size. */
  over: boolean
  /** Why: of the write that began the gap. */
  error: LongshoreError
}

export interface LogStore {
  write(output: Buffer, seen: Seen): Promise<void>
  /** What is not even tried to be stored. */
  drop(dropped: Dropped): Promise<void>
  /** Resolves with the totals. Never rejects. */
  close(): Promise<StoredStream>
}

export interface Dropped {
  bytes: number
  /** Its last ones. */
  tail: Buffer
  seen: Seen
  error: LongshoreError
}

export interface StoredStream {
  storedBytes: number
  lostBytes: number
  /** The newest failure, `LOG_WRITE_FAILED`, `LOG_TOO_SLOW` or `LOG_CURSOR_FAILED`. */
  error?: LongshoreError
}

export interface LogStoreParts {
  file: OutputFile
  /** Remembers how far it came; left out where nothing is resumed. */
  cursor?: CursorKeeper
  onLoss: (loss: Omit<LogLoss, 'stream'>) => void
}

const nothing = Buffer.alloc(0)

/** Stores a stream's output; what cannot be stored is dropped, counted and told, so that the task goes on. */
export function createLogStore({ file, cursor, onLoss }: LogStoreParts): LogStore {
  const totals: StoredStream = { storedBytes: 0, lostBytes: 0 }
  let gap: { bytes: number; error: LongshoreError } | undefined

  function endGap(): void {
    if (gap) onLoss({ ...gap, over: true })
    gap = undefined
  }

  function lose(bytes: number, error: LongshoreError): void {
    totals.error = error
    totals.lostBytes += bytes
    const begins = gap === undefined
    gap ??= { bytes: 0, error }
    gap.bytes += bytes
    if (begins) onLoss({ ...gap, over: false })
  }

  /** A cursor that cannot be kept costs exactness after the next kill, and no output now. */
  async function guard(keeping: Promise<void> | undefined): Promise<void> {
    await keeping?.catch((error: LongshoreError) => {
      totals.error = error
    })
  }

  return {
    async write(output, seen) {
      const { stored, error } = await file.write(output)
      totals.storedBytes += stored
      if (stored > 0) endGap()
      if (error) lose(output.length - stored, error)
      await guard(cursor?.advance({ output, seen, isGap: error !== undefined }))
    },
    async drop({ bytes, tail, seen, error }) {
      lose(bytes, error)
      await guard(
        cursor?.advance({ output: lastBytes(nothing, tail), seen, length: bytes, isGap: true }),
      )
    },
    async close() {
      endGap()
      await guard(cursor?.close())
      await file.close().catch((error: LongshoreError) => {
        totals.error = error
      })
      return totals
    },
  }
}
