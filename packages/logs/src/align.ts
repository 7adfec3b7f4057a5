import type { BufferMessage } from './buffer-messages.ts'
import type { EngineTime } from './engine-time.ts'
import { eachCommonBeginning, longestBeginning } from './matching.ts'
import {
  enoughBytes,
  type Keeps,
  keepsFor,
  offsetAfter,
  project,
  sameUncompared,
  uncomparedAfter,
} from './project.ts'

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

/** Bytes that are enough to know the log by where the end of what is stored is not in it. */
const surelyEnough = 4096

/**
 * Finds the end of what is stored in the engine's log, by content: the output before it must be the same on both sides, as
 * far as both go back. Where several places fit, as lines repeat, it is the earliest that `notBefore` allows: some may then be
 * stored twice, none is left out. Where the log has only the beginning of `tail`, because it lags behind or the engine was
 * killed before it wrote what it had sent, it is where that beginning ends. Undefined where the log does not show the place (yet).
 */
export function align(stored: StoredEnd, logged: Logged): Aligned | undefined {
  const { messages } = logged
  if (messages.length === 0) return logged.isCut ? undefined : { rest: [], isAhead: true }
  const keeps = keepsFor(stored.tail)
  const tail = project(stored.tail, keeps)
  const parts = messages.map(({ bytes }) => project(bytes, keeps))
  const log = { text: Buffer.concat(parts), ends: toEnds(parts), messages }
  const end =
    (stored.isWhole && logged.isWhole ? alignWhole(tail, log) : undefined) ??
    alignEnds(tail, log, stored.notBefore) ??
    alignBeginning(tail, log)
  if (logged.isCut && end && (end.inTail < tail.length || !end.isSure)) return undefined
  if (!end) return undefined
  const isAhead = end.inTail < tail.length
  if (end.inLog === 0) return { rest: messages, isAhead }
  const storedAfter = uncomparedAfter(stored.tail, end.inTail, keeps)
  return { rest: after(end.inLog, storedAfter, { ...log, keeps }), isAhead }
}

/** Up to where the log is stored, and how much of the tail it has; in compared bytes. */
interface End {
  inLog: number
  inTail: number
  /** Whether nothing that follows in the log can change it. */
  isSure?: boolean
}

interface Log {
  /** Compared bytes. */
  text: Buffer
  /** Where in `text` each message ends. */
  ends: number[]
  messages: BufferMessage[]
}

/** Both begin with the container's first byte, so they are the same until one ends or the engine lost something. */
function alignWhole(tail: Buffer, { text, ends }: Log): End {
  const length = Math.min(tail.length, text.length)
  let same = 0
  while (same < length && tail[same] === text[same]) same += 1
  const end = same === length ? length : lastEnd(ends, same)
  return { inLog: end, inTail: end, isSure: true }
}

function alignEnds(tail: Buffer, { text, ends, messages }: Log, notBefore = ''): End | undefined {
  let enough = Math.min(tail.length, enoughBytes)
  const isAllowed = (index: number) => (messages[index] as BufferMessage).time >= notBefore
  let message = messages.length - 1
  let count = 0
  let latest: number | undefined
  let earliest: number | undefined
  eachCommonBeginning(reversed(tail), reversed(text), (place) => {
    const end = text.length - place
    if (end < enough) return
    count += 1
    latest ??= end
    // Where most of the tail fits at one place, a bit of it at the log's beginning is chance.
    enough = Math.max(enough, Math.min(surelyEnough, latest / 2, tail.length / 2))
    while (message > 0 && (ends[message - 1] as number) >= end) message -= 1
    if (isAllowed(message)) earliest = end
  })
  if (latest === undefined) return undefined
  const isSure = earliest !== undefined
  if (count === 1) return { inLog: latest, inTail: tail.length, isSure }
  // What lies between may be gone: then all that the log has is new.
  const inLog = isAllowed(0) ? 0 : (earliest ?? latest)
  return { inLog, inTail: tail.length, isSure }
}

/** The engine writes whole messages: where it lost something, its log goes on with a new one. */
function alignBeginning(tail: Buffer, { text, ends }: Log): End | undefined {
  const enough = Math.min(surelyEnough, Math.max(enoughBytes, tail.length / 2))
  const inside = longestBeginning(tail, text)
  const end = lastEnd(ends, inside.end)
  const shared = inside.length - (inside.end - end)
  if (shared >= enough) return { inLog: end, inTail: shared }
  const around = longestBeginning(text.subarray(0, tail.length), tail)
  const begun = lastEnd(ends, around.length)
  return begun < enough ? undefined : { inLog: begun, inTail: around.end - (around.length - begun) }
}

function after(
  end: number,
  storedAfter: Buffer,
  { ends, messages, keeps }: Log & { keeps: Keeps },
): BufferMessage[] {
  const index = ends.findIndex((each) => each >= end)
  const first = messages[index] as BufferMessage
  const offset = offsetAfter(first.bytes, end - (ends[index - 1] ?? 0), keeps)
  const rest = [{ ...first, bytes: first.bytes.subarray(offset) }, ...messages.slice(index + 1)]
  let stored = storedAfter
  for (const [at, message] of rest.entries()) {
    const { length, of } = sameUncompared(stored, message.bytes)
    stored = stored.subarray(of)
    if (length < message.bytes.length)
      return [{ ...message, bytes: message.bytes.subarray(length) }, ...rest.slice(at + 1)]
  }
  return []
}

function toEnds(parts: Buffer[]): number[] {
  let end = 0
  return parts.map(({ length }) => {
    end += length
    return end
  })
}

/** The last end of a message that is not behind `place`. */
function lastEnd(ends: number[], place: number): number {
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ends[middle] as number) <= place) low = middle + 1
    else high = middle
  }
  return ends[low - 1] ?? 0
}

function reversed(bytes: Buffer): Buffer {
  return Buffer.from(bytes).reverse()
}
