import { type EngineTime, laterOf, toEngineTime } from '../engine-log/engine-time.ts'
import type { LogMark } from '../engine-log/log-mark.ts'
import type { Cursor, FilePosition } from './cursor.ts'
import type { CursorFile } from './cursor-file.ts'

/** Keeps a stream's cursor while its output is written. */
export interface CursorKeeper {
  readonly cursor: Cursor
  /** Call before each write. */
  beforeWrite(): Promise<void>
  /** Call after each write, with what is now in the files. */
  afterWrite(stored: Buffer): Promise<void>
  /** Whether what is written from now on comes later than it does by itself: then the time of a write tells nothing. */
  late(isLate: boolean): void
  /** The engine stamped what is written next, and what follows, no earlier. */
  passed(time: EngineTime): void
  /** What is stored now came from the engine's log: `readFrom` is of a line 4 KiB before its end. */
  caughtUp(readFrom: EngineTime | undefined): Promise<void>
  /** What is stored ends there in the engine's log. */
  anchorAt(mark: LogMark): void
  /** What is written next does not follow what is stored; `after`: where it is in the engine's log. */
  broke(after?: LogMark): void
  close(): Promise<void>
}

export interface CursorKeeperOptions {
  file: CursorFile
  start: Cursor
  /** Where the next byte goes. */
  end: () => FilePosition
  /** Unix time in milliseconds. */
  now: () => number
}

/** Milliseconds between two commits, and without a write until all that had been on its way has arrived. */
const commitPause = 1000
const idle = 20
/** Milliseconds by which the engine's clock may be behind ours, and output may have been on its way. */
const slack = 1000
/** Bytes of output that can be on their way between the container and its file. */
const mostOnTheWay = 16 * 1024 * 1024
const commitSize = 4 * 1024 * 1024
/** Bytes that what is read from the engine has in common with what is stored. */
export const overlap = 4096

export function createCursorKeeper(options: CursorKeeperOptions): CursorKeeper {
  const { file, start, end, now } = options
  let { readFrom, notBefore, contiguousFrom, isFirst, anchor } = start
  let written = 0
  let broken: { after: LogMark | undefined } | undefined
  let lastWrite = now()
  let isLate = false
  let lastCommit = { time: Number.NEGATIVE_INFINITY, written: 0 }
  /** Of what follows. `onTheWay`: a time, once so much is written. */
  let bound = notBefore
  let onTheWay: { written: number; time: number } | undefined
  /** Where a line begins; no byte of it was stamped before `bound`. */
  let line = { at: 0, bound }
  let waiting: typeof line | undefined

  const cursor = (): Cursor => ({ readFrom, notBefore, contiguousFrom, isFirst, anchor })

  function moveReadFrom(): void {
    if (waiting && written - waiting.at >= overlap) {
      readFrom = waiting.bound
      waiting = undefined
    }
    waiting ??= line
  }

  async function commit(time: number): Promise<void> {
    notBefore = bound
    lastCommit = { time, written }
    // Without it, resuming takes longer; what is in the files does not depend on it.
    await file.commit(cursor()).catch(() => {})
  }

  function observe(time: number): void {
    if (isLate) return
    if (time - lastWrite >= idle) bound = laterOf(bound, toEngineTime(time - slack))
    if (onTheWay && written >= onTheWay.written) {
      bound = laterOf(bound, toEngineTime(onTheWay.time - slack))
      onTheWay = undefined
    }
    onTheWay ??= { written: written + mostOnTheWay, time }
  }

  return {
    get cursor() {
      return cursor()
    },
    async beforeWrite() {
      const time = now()
      observe(time)
      if (!broken) return
      contiguousFrom = end()
      anchor = broken.after && { ...contiguousFrom, ...broken.after }
      broken = undefined
      isFirst = false
      await commit(time)
    },
    async afterWrite(stored) {
      const newline = stored.lastIndexOf(10)
      if (newline >= 0) line = { at: written + newline + 1, bound }
      written += stored.length
      moveReadFrom()
      lastWrite = now()
      const isDue =
        lastWrite - lastCommit.time >= commitPause || written - lastCommit.written >= commitSize
      if (isDue) await commit(lastWrite)
    },
    late(is) {
      isLate = is
      lastWrite = now()
      onTheWay = undefined
    },
    passed(time) {
      bound = laterOf(bound, time)
    },
    async caughtUp(time) {
      readFrom = time
      waiting = undefined
      await commit(now())
    },
    anchorAt(mark) {
      anchor = { ...end(), ...mark }
    },
    broke(mark) {
      broken = { after: mark }
    },
    async close() {
      await commit(now())
      await file.close().catch(() => {})
    },
  }
}
