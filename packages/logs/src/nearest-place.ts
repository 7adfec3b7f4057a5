import { toBytePattern } from './byte-pattern.ts'
import { endOfTime } from './engine-time.ts'
import type { Place } from './place.ts'

/**
 * The place at the end of the last line of `place.tail` that the engine's log has, if it has it once, whatever its time: an
 * engine that was killed had passed lines on that it never logged, and a busy one passes them on late. Undefined
 * where there is no such line.
 */
export function findNearestPlace(place: Place, log: Buffer): Place | undefined {
  let known = place.tail
  for (;;) {
    if (toBytePattern(known).startsIn(log).length === 1)
      return { ...place, tail: Buffer.from(known), notBefore: place.since, notAfter: endOfTime }
    known = known.subarray(0, known.subarray(0, -1).lastIndexOf(10) + 1)
    // What the tail begins with can be the end of any line.
    if (!known.subarray(0, -1).includes(10)) return undefined
  }
}
