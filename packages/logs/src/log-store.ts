import type { LongshoreError } from '@longshore/errors'
import type { StreamName } from './demultiplexer.ts'
import type { RotatingFile } from './rotating-file.ts'

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
  write(output: Buffer): Promise<void>
  /** Resolves with the totals. Never rejects. */
  close(): Promise<StoredStream>
}

export interface StoredStream {
  storedBytes: number
  lostBytes: number
  /** The newest failure, `LOG_WRITE_FAILED`. */
  error?: LongshoreError
}

/** Stores a stream's output; what cannot be stored is dropped, counted and told, so that the task goes on. */
export function createLogStore(
  file: RotatingFile,
  onLoss: (loss: Omit<LogLoss, 'stream'>) => void,
): LogStore {
  const totals: StoredStream = { storedBytes: 0, lostBytes: 0 }
  let gap: { bytes: number; error: LongshoreError } | undefined

  function endGap(): void {
    if (gap) onLoss({ ...gap, over: true })
    gap = undefined
  }

  return {
    async write(output) {
      const { stored, error } = await file.write(output)
      totals.storedBytes += stored
      if (stored > 0) endGap()
      if (!error) return
      totals.error = error
      totals.lostBytes += output.length - stored
      const begins = gap === undefined
      gap ??= { bytes: 0, error }
      gap.bytes += output.length - stored
      if (begins) onLoss({ ...gap, over: false })
    },
    async close() {
      endGap()
      await file.close().catch((error: LongshoreError) => {
        totals.error = error
      })
      return totals
    },
  }
}
