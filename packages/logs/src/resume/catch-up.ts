import type { BufferMessage } from '../engine-log/buffer-messages.ts'
import type { EngineTime } from '../engine-log/engine-time.ts'
import { timeBefore, toBatches } from '../engine-log/log-batches.ts'
import { type LogMark, markBefore } from '../engine-log/log-mark.ts'
import { overlap } from '../files/cursor-keeper.ts'
import type { StoredFile } from '../files/open-stored-file.ts'
import type { StreamName } from '../live/demultiplexer.ts'
import type { LogGap } from '../log-gap.ts'
import {
  firstOf,
  type Joined,
  joinLive,
  joinLiveFromGap,
  type LiveHead,
} from '../place/join-live.ts'
import { createStoredPlace, type LogExtent } from '../place/stored-place.ts'
import { createKeptOutput } from './kept-output.ts'
import { createLeftOutput } from './left-output.ts'

export interface CatchUpOptions {
  stream: StreamName
  stored: StoredFile
  /** Stores what the engine's log has. */
  write(output: Buffer): Promise<void>
  onGap(gap: LogGap): void
}

/**
 * What a read of the engine's log came to. `found`: it goes on from what is stored, and is stored. `cut`: more of it is needed
 * to know. `read all`: it must be read from further back. `gap`: it does not go on from there; nothing was stored.
 */
export type CaughtUp = 'found' | 'cut' | 'read all' | 'gap'

/** Brings one stream's files up to the engine's log. */
export interface CatchUp {
  /** What the engine stamped earlier is stored, and not needed. */
  readonly from: EngineTime | undefined
  /** Changes as the log is seen to go on. */
  readonly seen: string
  /** Stores what of the log is not stored. */
  take(messages: BufferMessage[], extent: LogExtent): Promise<CaughtUp>
  /** Stores what follows in the log, once the place is found. */
  append(messages: BufferMessage[]): Promise<void>
  /** The log was read to its end; `time`: of the newest line of any stream. */
  readTo(time: EngineTime): void
  /** Reads the whole log next. */
  goBack(): void
  /** Where the live stream begins in what was stored by this. */
  join(head: LiveHead): Joined
  /** Whether the log has lost what comes first of the live output, so that it tells nothing of what comes before that. */
  hasLost(head: LiveHead, messages: BufferMessage[]): boolean
  /** Which comes first after a gap. */
  firstAfterGap(head: LiveHead): 'log' | 'live' | undefined
  /** Tells the gap, and stores what the log has after it. */
  takeAfterGap(): Promise<void>
  /** What is stored next comes from the live stream as it is written. */
  goLive(): void
  /** Tells that what was stored ends in a gap, which the live stream follows. */
  endInGap(reason: string): Promise<void>
}

/** Bytes of the log that are kept to find the live stream in: more than can be on its way to us. */
const caughtSize = 16 * 1024 * 1024

const reasons = {
  moved: 'the engine no longer has what followed the stored output in its log',
  dropped: 'the engine may have deleted the first output from its log already',
  changed: 'the log files were changed by someone else, so the place is known by its time only',
}

export function createCatchUp(options: CatchUpOptions): CatchUp {
  const { stream, stored, write, onGap } = options
  const { keeper, file } = stored
  const place = createStoredPlace(stored)
  const left = createLeftOutput(stored.held)
  keeper.late(true)
  /** Since the last gap. */
  let caught = createKeptOutput(caughtSize)
  let followsGap = false
  /** The log where it does not go on from what is stored. */
  let afterGap: BufferMessage[] = []
  /** Where that ends, if in what was held. */
  let gapMark: LogMark | undefined
  let taken = 0

  async function passHeld(mark: LogMark): Promise<void> {
    await left.next()
    place.passedTo(mark)
    place.startAnew(mark)
  }

  async function store(messages: BufferMessage[]): Promise<void> {
    for (const batch of toBatches(messages)) {
      const output = Buffer.concat(batch.map(({ bytes }) => bytes))
      keeper.passed((batch[0] as BufferMessage).time)
      await write(output)
      taken += output.length
      caught.push(output)
      place.stored(output, timeBefore(batch, overlap))
      keeper.passed((batch.at(-1) as BufferMessage).time)
      await keeper.caughtUp(place.readFrom)
    }
  }

  function tell(gap: Pick<LogGap, 'certain' | 'reason' | 'before'>, after?: LogMark): void {
    const { notBefore: time } = keeper.cursor
    onGap({ stream, after: { ...file.end(), ...(time && { time }) }, ...gap })
    place.startAnew(after)
  }

  return {
    get from() {
      const { since } = left
      return since && place.from && since < place.from ? since : place.from
    },
    get seen() {
      return [taken, afterGap[0]?.time, afterGap.length, afterGap.at(-1)?.time].join()
    },
    async take(read, extent) {
      if (extent.isCut && left.since) return 'cut'
      const put = left.putInto(read)
      if (put === 'wait') return 'cut'
      const messages = put?.messages ?? read
      const found = place.find(messages, extent)
      if (!found && extent.isCut) return 'cut'
      if (!found && place.goBack()) return 'read all'
      afterGap = found ? [] : messages
      gapMark = found ? undefined : put?.mark
      if (!found) return 'gap'
      const isInLog = !found.isAhead || found.rest.length > 0
      // What was stored last is not in the log: the next search must do without it.
      if (found.isAhead && isInLog) place.startAnew(markBefore(messages, found.rest))
      await store(found.rest)
      if (put) {
        await passHeld(put.mark)
        return 'cut'
      }
      if (isInLog) place.passed(messages)
      return 'found'
    },
    async append(messages) {
      await store(messages)
      place.passedMore(messages)
    },
    readTo: place.readTo,
    goBack() {
      while (place.goBack());
    },
    join: (head) => (followsGap ? joinLiveFromGap : joinLive)(caught.all(), head),
    hasLost: (head, messages) => place.isVague && firstOf(toBytes(messages), head) === 'live',
    firstAfterGap: (head) => firstOf(toBytes(afterGap), head),
    async takeAfterGap() {
      const isKnown = place.hasTail
      const { index, offset } = file.end()
      const isNothingStored = index === 0 && offset === 0 && !place.isChanged
      const messages = isNothingStored ? afterGap : place.notStored(afterGap)
      const reason = isKnown ? reasons.moved : place.isChanged ? reasons.changed : reasons.dropped
      tell({ before: messages[0]?.time, certain: isKnown, reason })
      caught = createKeptOutput(caughtSize)
      followsGap = true
      await store(messages)
      if (gapMark) await passHeld(gapMark)
      else place.passed(afterGap)
      afterGap = []
    },
    goLive: () => keeper.late(false),
    async endInGap(reason) {
      tell({ certain: place.hasTail && afterGap.length > 0, reason }, place.mark)
      for (const output of left.takeAll()) await write(output)
    },
  }
}

function toBytes(messages: BufferMessage[]): Buffer {
  return Buffer.concat(messages.map(({ bytes }) => bytes))
}
