import type { LongshoreError } from '@longshore/errors'
import type { CursorKeeper } from '../files/cursor-keeper.ts'
import type { RotatingFile } from '../files/rotating-file.ts'
import type { StreamName } from '../live/demultiplexer.ts'

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
  /** Counts and tells output that never comes to be written. Ordered with writes. */
  drop(dropped: { bytes: number; error: LongshoreError }): Promise<void>
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
  keeper?: CursorKeeper,
): LogStore {
  const totals: StoredStream = { storedBytes: 0, lostBytes: 0 }
  let gap: { bytes: number; error: LongshoreError } | undefined

  function addToGap(bytes: number, error: LongshoreError): void {
    totals.error = error
    totals.lostBytes += bytes
    keeper?.broke()
    const begins = gap === undefined
    gap ??= { bytes: 0, error }
    gap.bytes += bytes
    if (begins) onLoss({ ...gap, over: false })
  }

  function endGap(): void {
    if (gap) onLoss({ ...gap, over: true })
    gap = undefined
  }

  return {
    async write(output) {
      await keeper?.beforeWrite()
      const { stored, error } = await file.write(output)
      await keeper?.afterWrite(output.subarray(0, stored))
      totals.storedBytes += stored
      if (stored > 0) endGap()
      if (error) addToGap(output.length - stored, error)
    },
    async drop({ bytes, error }) {
      addToGap(bytes, error)
    },
    async close() {
      endGap()
      await keeper?.close()
      await file.close().catch((error: LongshoreError) => {
        totals.error = error
      })
      return totals
    },
  }
}
