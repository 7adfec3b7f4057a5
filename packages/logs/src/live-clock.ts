import { type EngineTime, later, toEngineTime } from './engine-time.ts'
import type { Seen } from './place.ts'

export interface LiveClock {
  /** The next chunk is waited for from now on. */
  waiting(): void
  /** It has come. */
  arrived(bytes: number): Seen
}

/** A stream that gave nothing for so long had nothing under way when the wait began. Milliseconds. */
const silence = 250
/** Allowed to clocks, and to an engine that is slow to pass output on. Milliseconds. */
const slack = 1000
/** How much later than it is seen the engine may have stamped output: its logger has up to 1 MB to work off. */
const loggerLag = 5000
/** More than can be under way between a container and its reader: the engine's 1 MB, pipes and sockets. */
const underWay = 4 * 1024 * 1024
const step = 256 * 1024

/**
 * When the engine may have stamped what an attached stream gives, which tells no times itself: not before the reader
 * was that far that it must still have been unwritten.
 *
 * @param now Unix time in milliseconds, of a clock that is at most a second apart from the engine's
 */
export function createLiveClock(now: () => number): LiveClock {
  let began = now()
  let floor: EngineTime = toEngineTime(began - slack)
  let total = 0
  /** The reader had `total` bytes at `time`. */
  const marks = [{ total, time: began }]

  return {
    waiting() {
      began = now()
    },
    arrived(bytes) {
      const time = now()
      if (time - began >= silence) floor = later(floor, toEngineTime(began - slack))
      while (marks[0] && marks[0].total + underWay <= total) {
        floor = later(floor, toEngineTime(marks[0].time - slack))
        marks.shift()
      }
      total += bytes
      if (total - (marks.at(-1)?.total ?? 0) >= step) marks.push({ total, time })
      return { since: floor, notBefore: floor, notAfter: toEngineTime(time + loggerLag) }
    },
  }
}
