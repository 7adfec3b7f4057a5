import { LongshoreError } from '@longshore/errors'
import type { CursorFile } from './cursor-file.ts'
import type { Place, Seen } from './place.ts'
import { createPlaceTracker } from './place-tracker.ts'
import type { FileOffset } from './read-end.ts'

/** One step of a stream. */
export interface Advance {
  output: Buffer
  seen: Seen
  /** Of all of it, where `output` is only its end. */
  length?: number
  /** Whether some of it is not in the files: they no longer tell by themselves how far the stream is. */
  isGap: boolean
}

export interface CursorKeeper {
  /** All of this is dealt with. Rejects with `LOG_CURSOR_FAILED`. */
  advance(step: Advance): Promise<void>
  /** Writes it now. Rejects with `LOG_CURSOR_FAILED`. */
  commit(): Promise<void>
  place(): Place
  /** What is stored next does not follow what was stored before, but this. */
  moveTo(place: Place): void
  /** Writes what is not written yet. Rejects with `LOG_CURSOR_FAILED`. */
  close(): Promise<void>
}

export interface CursorKeeperOptions {
  start: Place
  cursorFile: CursorFile
  /** Where the stored output ends. */
  end: () => FileOffset
  /** Unix time in milliseconds. */
  now: () => number
}

/** Milliseconds and bytes between two commits. What is stored after one is found at the end of the log files. */
const longest = 50
const most = 1024 * 1024

/** Commits how far a stream is stored, seldom enough to cost nothing. */
export function createCursorKeeper(options: CursorKeeperOptions): CursorKeeper {
  const { cursorFile, end, now } = options
  let tracker = createPlaceTracker(options.start)
  let committed = { time: 0, index: -1 }
  let uncommitted = 0
  let mustCommit = true

  async function commit(): Promise<void> {
    const at = end()
    mustCommit = true
    await cursorFile.commit({ ...tracker.place(), ...at }).catch((cause: Error) => {
      throw new LongshoreError(
        'LOG_CURSOR_FAILED',
        `How far the log is stored cannot be remembered: ${cause.message}.`,
        { hint: 'Check the disk of the log folder.', cause, recoverable: true },
      )
    })
    mustCommit = false
    uncommitted = 0
    committed = { time: now(), index: at.index }
  }

  return {
    async advance({ output, seen, length = output.length, isGap }) {
      tracker.advance(output, seen, length)
      uncommitted += length
      const isDue = uncommitted >= most || Math.abs(now() - committed.time) >= longest
      if (mustCommit || isGap || isDue || end().index !== committed.index) await commit()
    },
    commit,
    place: () => tracker.place(),
    moveTo(place) {
      tracker = createPlaceTracker(place)
    },
    async close() {
      try {
        if (mustCommit || uncommitted > 0) await commit()
      } finally {
        await cursorFile.close()
      }
    },
  }
}
