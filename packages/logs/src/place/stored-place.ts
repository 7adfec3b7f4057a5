import type { BufferMessage } from '../engine-log/buffer-messages.ts'
import { type EngineTime, toEngineTime } from '../engine-log/engine-time.ts'
import { afterMark, type LogMark, moveMark } from '../engine-log/log-mark.ts'
import { lastBytes } from '../files/last-bytes.ts'
import { type StoredFile, tailSize } from '../files/open-stored-file.ts'
import { type Aligned, align } from './align.ts'

/** How much of the engine's log was read. */
export interface LogExtent {
  /** Whether it goes on, and can be given again with more of it. */
  isCut: boolean
  /** Whether the engine may have deleted older messages than those that were read, where it was read from its beginning. */
  mayHaveDropped: boolean
}

/** Where in the engine's log what is stored ends, as far as that is known. */
export interface StoredPlace {
  /** What the engine stamped earlier is stored, and not needed. */
  readonly from: EngineTime | undefined
  /** For a next process. */
  readonly readFrom: EngineTime | undefined
  /** Up to where the log is stored, where that is known. */
  readonly mark: LogMark | undefined
  /** Whether it is known by its time alone: then the log may have lost what follows it. */
  readonly isVague: boolean
  /** Whether there is stored output to find the place by. */
  readonly hasTail: boolean
  /** Whether output that was stored is no longer in the files. */
  readonly isChanged: boolean
  /** What of the log is not stored. Undefined where the log does not go on from what is stored, as far as it is seen. */
  find(messages: BufferMessage[], extent: LogExtent): Aligned | undefined
  /** What was stored now. `readFrom`: from this time on the log has it. */
  stored(output: Buffer, readFrom: EngineTime | undefined): void
  /** These, all that the log has from `from` on, are stored. */
  passed(messages: BufferMessage[]): void
  /** The log is stored up to there. */
  passedTo(place: LogMark): void
  /** These, which follow in the log, are stored as well. */
  passedMore(messages: BufferMessage[]): void
  /** All of the log is stored; the newest line of any stream in it is of `time`. So a quiet stream is not read again. */
  readTo(time: EngineTime): void
  /** What of the log is not stored, by its time. */
  notStored(messages: BufferMessage[]): BufferMessage[]
  /** Goes back to where more of the log must be read; false where that is all already. */
  goBack(): boolean
  /** What is stored next does not follow what is stored, as the log has it, but `place`, where that is known. */
  startAnew(place: LogMark | undefined): void
}

/** Milliseconds by which the engine may log one stream's lines later than the other's, against their times. */
const disorder = 10_000

export function createStoredPlace(stored: StoredFile): StoredPlace {
  const { keeper } = stored
  const { notBefore, readFrom } = keeper.cursor
  let { tail, isWhole, isChanged, anchored } = stored
  let from = readFrom
  if (anchored && (from === undefined || from > anchored.mark.time)) from = anchored.mark.time
  /** Up to where the log is stored, once that is seen. */
  let mark: LogMark | undefined
  /** The same, also when the log does not have it any more. */
  let lastMark: LogMark | undefined

  function moveTo(place: LogMark | undefined): void {
    if (!place) return
    mark = place
    lastMark = place
    keeper.anchorAt(place)
  }

  return {
    get from() {
      return mark ? mark.time : from
    },
    get readFrom() {
      return from
    },
    get mark() {
      return mark?.count === 0 ? undefined : mark
    },
    get isVague() {
      return mark?.count === 0
    },
    get hasTail() {
      return tail.length > 0
    },
    get isChanged() {
      return isChanged
    },
    find(messages, { isCut, mayHaveDropped }) {
      if (mark) return afterMark(messages, mark)
      const isLogWhole = from === undefined && !isCut && !mayHaveDropped
      const since = anchored && afterMark(messages, anchored.mark)?.rest
      if (anchored && since)
        return align(
          { tail: anchored.bytes, isWhole: true },
          { messages: since, isWhole: true, isCut },
        )
      if (tail.length > 0)
        return align({ tail, isWhole, notBefore }, { messages, isWhole: isLogWhole, isCut })
      const isAllNew = (messages.length === 0 && !isCut) || (isLogWhole && !isChanged)
      return isAllNew ? { rest: messages, isAhead: false } : undefined
    },
    stored(output, readFrom) {
      tail = lastBytes([tail, output], tailSize)
      isWhole &&= tail.length < tailSize
      anchored = undefined
      from = readFrom ?? from
    },
    passed(messages) {
      moveTo(moveMark(undefined, messages))
    },
    passedTo: moveTo,
    passedMore(messages) {
      moveTo(moveMark(mark, messages))
    },
    readTo(time) {
      const later = toEngineTime(Date.parse(time) - disorder)
      const isNothing = tail.length === 0 && from === undefined
      if (mark ? mark.time < later : isNothing) mark = { time: later, count: 0 }
    },
    notStored(messages) {
      return messages.filter(({ time }) =>
        lastMark ? time > lastMark.time : notBefore === undefined || time >= notBefore,
      )
    },
    goBack() {
      if (!mark && from === undefined) return false
      if (!mark) from = undefined
      mark = undefined
      return true
    },
    startAnew(place) {
      keeper.broke(place)
      tail = Buffer.alloc(0)
      isWhole = false
      isChanged = false
      anchored = undefined
    },
  }
}
