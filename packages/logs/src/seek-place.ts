import type { BufferMessage } from './buffer-messages.ts'
import { toBytePattern } from './byte-pattern.ts'
import type { EngineTime } from './engine-time.ts'
import type { Place } from './place.ts'

export interface Seeker {
  /** Takes the stream's next message; returns what of it comes after the place. */
  push(message: BufferMessage): Buffer
  readonly isFound: boolean
}

const nothing = Buffer.alloc(0)

/**
 * Looks in the engine's log for the earliest place that a stored output can have ended at: what is stored twice does less
 * harm than what is lost.
 */
export function seekPlace({ tail, notBefore, notAfter }: Place): Seeker {
  if (tail.length === 0) return seekTime(notBefore)
  const pattern = toBytePattern(tail)
  // Any byte can be three in the log: U+FFFD.
  const kept = 3 * tail.length
  let before: Buffer | undefined
  let isFound = false
  let insideLine = false

  function push({ bytes, time }: BufferMessage): Buffer {
    if (isFound) return bytes
    before ??= takeForGranted(tail, bytes)
    // The pieces of a line all have the time of its first.
    const fits = time <= notAfter && (insideLine || time >= notBefore || !endsLine(bytes))
    insideLine = !endsLine(bytes)
    const text = Buffer.concat([before, bytes])
    const end = fits ? pattern.endIn(text, before.length) : undefined
    before = text.subarray(-kept)
    if (end === undefined) return nothing
    isFound = true
    return text.subarray(end)
  }

  return {
    push,
    get isFound() {
      return isFound
    },
  }
}

/** Takes everything from the first message of a time or later on. */
export function seekTime(from: EngineTime): Seeker {
  let isFound = false
  return {
    push({ bytes, time }) {
      isFound ||= time >= from
      return isFound ? bytes : nothing
    },
    get isFound() {
      return isFound
    },
  }
}

/**
 * Where the log begins within the tail, what it no longer has of it is known. Only if its first line is there once:
 * else it could be another one of the same words.
 */
function takeForGranted(tail: Buffer, first: Buffer): Buffer {
  const start = tail.indexOf(first)
  const isOnce = first.length > 1 && start >= 0 && tail.indexOf(first, start + 1) < 0
  return isOnce ? tail.subarray(0, start) : nothing
}

function endsLine(bytes: Buffer): boolean {
  return bytes.at(-1) === 10
}
