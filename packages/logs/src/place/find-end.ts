import type { EngineTime } from '../engine-log/engine-time.ts'
import { type LogText, lastEnd, messageBefore } from '../engine-log/log-text.ts'
import { commonBeginnings, longestBeginning, sameLength } from './matching.ts'
import { enoughBytes } from './project.ts'

/** Up to where the log is stored, and how much of the stored tail it has; in compared bytes. */
export interface End {
  inLog: number
  inTail: number
  /** Whether nothing that follows in the log can change it. */
  isSure?: boolean
}

/** Bytes that are enough to know the log by where the end of what is stored is not in it. */
const surelyEnough = 4096

/** Bytes that a container does not write again, where it does not repeat itself. */
const surelyDifferent = 256

/** Both begin with the container's first byte, so they are the same until one ends or the engine lost something. */
export function findEndOfWhole(tail: Buffer, log: LogText): End {
  const same = sameLength(tail, log.text)
  const isAllSame = same === Math.min(tail.length, log.text.length)
  const end = isAllSame ? same : lastEnd(log, same)
  return { inLog: end, inTail: end, isSure: true }
}

/** Where the whole tail ends in the log, as far as the log goes back. */
export function findEnd(tail: Buffer, log: LogText, notBefore: EngineTime = ''): End | undefined {
  const { text, messages } = log
  const least = Math.min(tail.length, enoughBytes)
  if (least === 0) return undefined
  const places = commonBeginnings({ pattern: reversed(tail), text: reversed(text), least })
  if (places.length === 0) return undefined
  const latest = text.length - (places[0] as number)
  // Where most of the tail fits at one place, a bit of it at the log's beginning is chance.
  const enough = Math.max(least, Math.min(surelyEnough, latest / 2, tail.length / 2))
  const ends = places.map((place) => text.length - place)
  const likely = ends.filter((end) => end === latest || end >= enough)
  const earliest = likely.findLast((end) => messageBefore(log, end).time >= notBefore)
  const isSure = earliest !== undefined
  if (likely.length === 1) return { inLog: latest, inTail: tail.length, isSure }
  // What lies between may be gone: then all that the log has is new.
  const isAllAllowed = (messages[0]?.time ?? '') >= notBefore
  return { inLog: isAllAllowed ? 0 : (earliest ?? latest), inTail: tail.length, isSure }
}

/**
 * Where the log leaves the tail before it ends. The engine writes whole messages: where it lost something, its log goes on
 * with a new one.
 */
export function findEndOfBeginning(tail: Buffer, log: LogText): End | undefined {
  if (isOnceIn(tail, log.text)) {
    const inTail = tail.indexOf(log.text) + log.text.length
    return { inLog: log.text.length, inTail }
  }
  // The log may not have a line without an end yet.
  const logged = tail.lastIndexOf(10) + 1 || tail.length
  const least = Math.ceil(Math.min(surelyEnough, Math.max(enoughBytes, logged / 2)))
  const inside = longestBeginning({ pattern: tail, text: log.text, least })
  const end = lastEnd(log, inside.end)
  const shared = inside.length - (inside.end - end)
  if (shared >= least) return { inLog: end, inTail: shared }
  const text = log.text.subarray(0, tail.length)
  const around = longestBeginning({ pattern: text, text: tail, least })
  const begun = lastEnd(log, around.length)
  return begun < least ? undefined : { inLog: begun, inTail: around.end - (around.length - begun) }
}

/** Whether all that the log has is known to be stored: it is at one place, so it is not output that repeats. */
function isOnceIn(tail: Buffer, text: Buffer): boolean {
  if (text.length < surelyDifferent) return false
  const place = tail.indexOf(text)
  return place >= 0 && place === tail.lastIndexOf(text)
}

function reversed(bytes: Buffer): Buffer {
  return Buffer.from(bytes).reverse()
}
