import { type Aligned, align } from './align.ts'
import type { BufferMessage } from './buffer-messages.ts'
import { type EngineTime, toEngineTime } from './engine-time.ts'
import { lastBytes } from './last-bytes.ts'
import { afterMark, type LogMark, moveMark } from './log-mark.ts'
import { type LogDriver, mayHaveDropped } from './may-have-dropped.ts'
import { type StoredFile, tailSize } from './open-stored-file.ts'

/** Where in the engine's log what is stored ends, as far as that is known. */
export interface StoredPlace {
  /** What the engine stamped earlier is stored, and not needed. */
  readonly from: EngineTime | undefined
  /** For a next process. */
  readonly readFrom: EngineTime | undefined
  /** Whether there is stored output to find the place by. */
  readonly hasTail: boolean
  /** Whether output that was stored is no longer in the files. */
  readonly isChanged: boolean
  /** What of the log is not stored. Undefined where the log does not go on from what is stored, as far as it is seen. */
  find(messages: BufferMessage[], isCut: boolean): Aligned | undefined
  /** What was stored now. `readFrom`: from this time on the log has it. */
  stored(output: Buffer, readFrom: EngineTime | undefined): void
  /** These, all that the log has from `from` on, are stored. */
  passed(messages: BufferMessage[]): void
  /** These, which follow in the log, are stored as well. */
  passedMore(messages: BufferMessage[]): void
  /** All of the log is stored; the newest line of any stream in it is of `time`. So a quiet stream is not read again. */
  readTo(time: EngineTime): void
  /** Goes back to where more of the log must be read; false where that is all already. */
  goBack(): boolean
  /** What is stored next does not follow what is stored, as the log has it. */
  startAnew(): void
}

/** Milliseconds by which the engine may log one stream's lines later than the other's, against their times. */
const disorder = 10_000

export function createStoredPlace(stored: StoredFile, logDriver: LogDriver): StoredPlace {
  const { notBefore, readFrom } = stored.keeper.cursor
  let { tail, isWhole, isChanged } = stored
  let from = readFrom
  /** Up to where the log is stored, once that is seen. */
  let mark: LogMark | undefined

  return {
    get from() {
      return mark ? mark.time : from
    },
    get readFrom() {
      return from
    },
    get hasTail() {
      return tail.length > 0
    },
    get isChanged() {
      return isChanged
    },
    find(messages, isCut) {
      if (mark) return afterMark(messages, mark)
      const isLogWhole = from === undefined && !isCut && !mayHaveDropped(logDriver, messages)
      if (tail.length > 0)
        return align({ tail, isWhole, notBefore }, { messages, isWhole: isLogWhole, isCut })
      const isAllNew = (messages.length === 0 && !isCut) || (isLogWhole && !isChanged)
      return isAllNew ? { rest: messages, isAhead: false } : undefined
    },
    stored(output, readFrom) {
      tail = lastBytes([tail, output], tailSize)
      isWhole &&= tail.length < tailSize
      from = readFrom ?? from
    },
    passed(messages) {
      mark = moveMark(undefined, messages) ?? mark
    },
    passedMore(messages) {
      mark = moveMark(mark, messages)
    },
    readTo(time) {
      const later = toEngineTime(Date.parse(time) - disorder)
      const isNothing = tail.length === 0 && from === undefined
      if (mark ? mark.time < later : isNothing) mark = { time: later, count: 0 }
    },
    goBack() {
      if (!mark && from === undefined) return false
      if (!mark) from = undefined
      mark = undefined
      return true
    },
    startAnew() {
      tail = Buffer.alloc(0)
      isWhole = false
      isChanged = false
    },
  }
}
