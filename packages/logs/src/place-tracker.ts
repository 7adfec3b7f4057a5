import type { EngineTime } from './engine-time.ts'
import { type Place, type Seen, tailSize } from './place.ts'

export interface PlaceTracker {
  /** `output` follows. Of a longer piece that is not at hand, its end and its whole length do. */
  advance(output: Buffer, seen: Seen, length?: number): void
  /** Where the output ends now. */
  place(): Place
}

const newline = 10
/** More marks than this become coarser, as a text without lines would keep them all. */
const maxMarks = 256

/** Keeps where a stream's output ends while it grows. */
export function createPlaceTracker(start: Place): PlaceTracker {
  let { tail, notBefore, notAfter } = start
  let position = tail.length
  // The engine gives all pieces of a line the time of the first: a search must begin no later than the line did.
  let lineStart = tail.lastIndexOf(newline) + 1
  /** From `position` on, nothing was stamped before `since`. Ascending. */
  const marks: { position: number; since: EngineTime }[] = [{ position: 0, since: start.since }]

  return {
    advance(output, seen, length = output.length) {
      if (marks.at(-1)?.since !== seen.since) marks.push({ position, since: seen.since })
      position += length
      const ending = output.lastIndexOf(newline)
      if (ending >= 0) lineStart = position - (output.length - 1 - ending)
      tail = lastBytes(tail, output)
      notBefore = seen.notBefore
      notAfter = seen.notAfter
      const wanted = Math.min(lineStart, position - tail.length)
      while (marks[1] && marks[1].position <= wanted) marks.shift()
      if (marks.length > maxMarks) marks.splice(1, 1)
    },
    place: () => ({ tail, since: marks[0]?.since ?? start.since, notBefore, notAfter }),
  }
}

/** A copy: what it is cut from may be large. */
export function lastBytes(before: Buffer, output: Buffer): Buffer {
  if (output.length >= tailSize) return Buffer.from(output.subarray(-tailSize))
  return Buffer.from(Buffer.concat([before, output]).subarray(-tailSize))
}
