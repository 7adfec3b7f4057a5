import type { Aligned } from '../place/align.ts'
import type { BufferMessage } from './buffer-messages.ts'
import type { EngineTime } from './engine-time.ts'

/** A place in the engine's log of one stream, which holds as long as the engine has what is before it. */
export interface LogMark {
  time: EngineTime
  /** How many messages with this time are before it: the pieces of a long line have one. */
  count: number
}

/** @param messages all that follow `mark` in the log, or that the log has with the time of the last one */
export function moveMark(
  mark: LogMark | undefined,
  messages: BufferMessage[],
): LogMark | undefined {
  const time = messages.at(-1)?.time
  if (time === undefined) return mark
  const others = messages.findLastIndex((message) => message.time !== time)
  const before = others < 0 && mark?.time === time ? mark.count : 0
  return { time, count: before + messages.length - 1 - others }
}

/**
 * @param messages what the log has, from the mark's time on or from before it. Undefined where it has nothing of that time any
 * more: then nobody knows what it had before
 */
export function afterMark(
  messages: BufferMessage[],
  { time, count }: LogMark,
): Aligned | undefined {
  const from = messages.findIndex((message) => message.time >= time)
  const since = from < 0 ? [] : messages.slice(from)
  const others = since.findIndex((message) => message.time !== time)
  const sameTime = others < 0 ? since.length : others
  if (sameTime === 0 && count > 0) return undefined
  return { rest: since.slice(Math.min(count, sameTime)), isAhead: false }
}

/** Where `rest`, the last of `messages`, begins. Undefined where that is not at a message's beginning, or at the first's. */
export function markBefore(messages: BufferMessage[], rest: BufferMessage[]): LogMark | undefined {
  const index = messages.length - rest.length
  const isWhole = rest[0]?.bytes.length === messages[index]?.bytes.length
  return isWhole ? moveMark(undefined, messages.slice(0, index)) : undefined
}
