import type { BufferMessage } from '../engine-log/buffer-messages.ts'
import type { EngineTime } from '../engine-log/engine-time.ts'
import { type LogMark, moveMark } from '../engine-log/log-mark.ts'
import { type LogText, lastEnd, messageAfter, toLogText } from '../engine-log/log-text.ts'
import type { HeldOutput } from '../files/held-output.ts'
import { commonBeginnings, longestBeginning } from './matching.ts'
import { enoughBytes, keepsFor, offsetAfter, project } from './project.ts'

export interface WithHeld {
  /** The log up to the place of what is held, and what of that it does not have, as a message of its own. */
  messages: BufferMessage[]
  /** Where the log goes on. */
  mark: LogMark
  /** Whether the log has all that is held. */
  isLogged: boolean
  /** Whether the engine may still log the rest: read its log again. */
  isEarly: boolean
}

/** Up to where the log has held output, and how much of that it has; in compared bytes. */
interface LoggedPart {
  inLog: number
  inHeld: number
}

/**
 * Puts what an engine had sent to us and never logged, as it was killed, where it belongs in its log of the stream. Where lines
 * are equal and the place is not clear, some come twice, none is left out.
 *
 * @param messages all that the log has of the stream, from before the output was held on
 */
export function withHeld(messages: BufferMessage[], held: HeldOutput): WithHeld {
  const keeps = keepsFor(held.bytes)
  const before = firstIndex(messages, ({ time }) => time >= held.since)
  const log = toLogText(messages.slice(before), keeps)
  const part = findLogged(project(held.bytes, keeps), log, held.until)
  const rest = held.bytes.subarray(part ? offsetAfter(held.bytes, part.inHeld, keeps) : 0)
  const at = part
    ? before + messageAfter(log.ends, part.inLog)
    : firstIndex(messages, ({ time }) => time > held.until)
  const isSettled = held.isOver || (part !== undefined && at < messages.length)
  // A line is logged when it has its end.
  const unlogged = isSettled ? rest : rest.subarray(0, rest.lastIndexOf(10) + 1)
  const logged = messages.slice(0, at)
  const start = { time: messages[0]?.time ?? held.until, count: 0 }
  const mark = moveMark(start, logged) ?? start
  return {
    messages: [...logged, { stream: held.stream, time: held.until, bytes: unlogged }],
    mark,
    isLogged: unlogged.length === 0,
    isEarly: unlogged.length > 0 && !isSettled,
  }
}

function findLogged(held: Buffer, log: LogText, until: EngineTime): LoggedPart | undefined {
  const { text, ends, messages } = log
  const isBeginning = (place: number) => place === 0 || lastEnd(log, place) === place
  const place = commonBeginnings({ pattern: held, text, least: 1 }).findLast(
    (each) => isBeginning(each) || text.length - each >= enoughBytes,
  )
  if (place !== undefined) {
    const inHeld = Math.min(held.length, text.length - place)
    return { inLog: place + inHeld, inHeld }
  }
  // It was all logged where the log has dropped its beginning already.
  const least = Math.min(text.length, enoughBytes)
  const begun = least > 0 ? commonBeginnings({ pattern: text, text: held, least })[0] : undefined
  if (begun !== undefined) {
    const inLog = Math.min(text.length, held.length - begun)
    return { inLog, inHeld: begun + inLog }
  }
  const longest = longestBeginning({ pattern: held, text, least: 1 })
  // The engine writes whole messages, and what comes then is the next engine's.
  const inLog = lastEnd(log, longest.end)
  const inHeld = longest.length - (longest.end - inLog)
  const next = messages[messageAfter(ends, inLog)]
  return inHeld > 0 && next && next.time > until ? { inLog, inHeld } : undefined
}

function firstIndex(
  messages: BufferMessage[],
  matches: (message: BufferMessage) => boolean,
): number {
  const index = messages.findIndex(matches)
  return index < 0 ? messages.length : index
}
