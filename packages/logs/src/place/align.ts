import type { BufferMessage } from '../engine-log/buffer-messages.ts'
import type { EngineTime } from '../engine-log/engine-time.ts'
import { type LogText, lastEnd, messagesAfter, toLogText } from '../engine-log/log-text.ts'
import { findEnd, findEndOfBeginning, findEndOfWhole } from './find-end.ts'
import { enoughBytes, keepsFor, project, uncomparedAfter } from './project.ts'

export interface StoredEnd {
  /** The newest bytes that are stored, without a hole. */
  tail: Buffer
  /** The engine stamped what follows them no earlier. It decides between equal lines only. */
  notBefore?: EngineTime
  /** Whether `tail` is all that was stored, from the container's first byte on. */
  isWhole?: boolean
}

export interface Logged {
  /** What the engine's log has of the stream, without a hole. */
  messages: BufferMessage[]
  /** Whether it begins with the container's first byte. */
  isWhole?: boolean
  /** Whether it goes on, and more of it can be had. */
  isCut?: boolean
}

export interface Aligned {
  /** What of the log comes after what is stored. */
  rest: BufferMessage[]
  /** Whether something that is stored is not in the log. */
  isAhead: boolean
}

/**
 * Finds the end of what is stored in the engine's log, by content: the output before it must be the same on both sides, as
 * far as both go back. Where several places fit, as lines repeat, it is the earliest that `notBefore` allows: some may then be
 * stored twice, none is left out. Where the log has only the beginning of `tail`, because it lags behind or the engine was
 * killed before it wrote what it had sent, it is where that beginning ends. Undefined where the log does not show the place (yet).
 */
export function align(stored: StoredEnd, logged: Logged): Aligned | undefined {
  const { messages, isCut } = logged
  if (messages.length === 0) return isCut ? undefined : { rest: [], isAhead: true }
  const keeps = keepsFor(stored.tail)
  const tail = project(stored.tail, keeps)
  const log = toLogText(messages, keeps)
  const areWhole = stored.isWhole && logged.isWhole
  // So little of a container's first output is found anywhere, and what followed it may no longer be in the log.
  const isChance = stored.isWhole && tail.length < enoughBytes && !beginsWithLines(log, tail)
  const end =
    (areWhole ? findEndOfWhole(tail, log) : undefined) ??
    (isChance ? undefined : findEnd(tail, log, stored.notBefore)) ??
    (isCut ? undefined : findEndOfBeginning(tail, log))
  if (!end || (isCut && !end.isSure)) return undefined
  const isAhead = end.inTail < tail.length
  if (end.inLog === 0) return { rest: messages, isAhead }
  const storedAfter = uncomparedAfter(stored.tail, end.inTail, keeps)
  return { rest: messagesAfter(log, end.inLog, storedAfter), isAhead }
}

function beginsWithLines(log: LogText, text: Buffer): boolean {
  const { length } = text
  return lastEnd(log, length) === length && log.text.subarray(0, length).equals(text)
}
