import { commonBeginnings } from './matching.ts'
import {
  enoughBytes,
  keepsFor,
  offsetAfter,
  project,
  sameUncompared,
  uncomparedAfter,
} from './project.ts'

export interface LiveHead {
  /** The first bytes of the live stream. */
  bytes: Buffer
  /** So many of them must be in the log: they were there before it was read, and the engine logs them at once. */
  complete: number
}

export type Joined =
  /** So many bytes of the head are stored already. */
  | { kind: 'found'; skip: number }
  /** So many bytes more of the live stream, at least, are stored already. */
  | { kind: 'short'; missing: number }
  | { kind: 'absent' }

/**
 * Finds where the live stream begins in what was stored from the engine's log, by content: from there on both must be the
 * same, as far as both go. Where several places fit, as lines repeat, it is the latest: some may then be stored twice.
 */
export function joinLive(fromLog: Buffer, head: LiveHead): Joined {
  const keeps = keepsFor(head.bytes.subarray(0, head.complete))
  const live = project(head.bytes, keeps)
  const needed = project(head.bytes.subarray(0, head.complete), keeps).length
  const log = project(fromLog, keeps)
  const place = needed > 0 && commonBeginnings({ pattern: live, text: log, least: needed }).at(-1)
  if (typeof place !== 'number') return { kind: 'absent' }
  const shared = log.length - place
  if (shared > live.length) return { kind: 'short', missing: shared - live.length }
  const end = offsetAfter(head.bytes, shared, keeps)
  const stored = uncomparedAfter(fromLog, log.length, keeps)
  return { kind: 'found', skip: end + sameUncompared(stored, head.bytes.subarray(end)).length }
}

/**
 * As {@link joinLive} where a gap was told before `fromLog`: the live stream may begin in that gap. What it has of it cannot
 * be stored in its place any more.
 */
export function joinLiveFromGap(fromLog: Buffer, head: LiveHead): Joined {
  const joined = joinLive(fromLog, head)
  if (joined.kind !== 'absent') return joined
  const keeps = keepsFor(fromLog)
  const live = project(head.bytes, keeps)
  const log = project(fromLog, keeps)
  const least = Math.min(log.length, enoughBytes)
  const place = least > 0 ? commonBeginnings({ pattern: log, text: live, least })[0] : undefined
  if (place === undefined) return joined
  const missing = place + log.length - live.length
  if (missing > 0) return { kind: 'short', missing }
  const end = offsetAfter(head.bytes, place + log.length, keeps)
  const stored = uncomparedAfter(fromLog, log.length, keeps)
  return {
    kind: 'found',
    skip: end + sameUncompared(stored, head.bytes.subarray(end)).length,
  }
}

/**
 * Which comes first where the engine's log does not go on from what is stored: the log, which then has all up to the live
 * stream, or the live stream, as the log has already lost its beginning. Undefined while that cannot be seen.
 */
export function firstOf(log: Buffer, head: LiveHead): 'log' | 'live' | undefined {
  if (joinLive(log, head).kind !== 'absent') return 'log'
  const keeps = keepsFor(log)
  const live = project(head.bytes, keeps)
  const text = project(log, keeps)
  const least = Math.min(text.length, enoughBytes)
  const isInside = least > 0 && commonBeginnings({ pattern: text, text: live, least }).length > 0
  return isInside ? 'live' : undefined
}
