import type { BufferMessage } from './buffer-messages.ts'
import type { StreamName } from './demultiplexer.ts'
import type { EngineTime } from './engine-time.ts'
import { firstOf, type Joined, joinLive, joinLiveFromGap, type LiveHead } from './join-live.ts'
import { createKeptOutput } from './kept-output.ts'
import { timeBefore, toBatches } from './log-batches.ts'
import type { LogGap } from './log-gap.ts'
import type { LogDriver } from './may-have-dropped.ts'
import type { StoredFile } from './open-stored-file.ts'
import { createStoredPlace } from './stored-place.ts'

export interface CatchUpOptions {
  stream: StreamName
  stored: StoredFile
  logDriver: LogDriver
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
  /** Stores what of the log is not stored. `isCut`: the log goes on, and can be given again with more of it. */
  take(messages: BufferMessage[], isCut: boolean): Promise<CaughtUp>
  /** Stores what follows in the log, once the place is found. */
  append(messages: BufferMessage[]): Promise<void>
  /** The log was read to its end; `time`: of the newest line of any stream. */
  readTo(time: EngineTime): void
  /** Reads the whole log next. */
  goBack(): void
  /** Where the live stream begins in what was stored by this. */
  join(head: LiveHead): Joined
  /** Which comes first after a gap. */
  firstAfterGap(head: LiveHead): 'log' | 'live' | undefined
  /** Tells the gap, and stores what the log has after it. */
  takeAfterGap(): Promise<void>
  /** Tells that what was stored ends in a gap, which the live stream follows. */
  endInGap(reason: string): void
}

/** Bytes of the log that are kept to find the live stream in: more than can be on its way to us. */
const caughtSize = 16 * 1024 * 1024
/** Bytes that what is read of the log next has in common with what is stored. */
const overlap = 4096

const reasons = {
  moved: 'the engine no longer has what followed the stored output in its log',
  dropped: 'the engine may have deleted the first output from its log already',
  changed: 'the log files were changed by someone else, so the place is known by its time only',
}

export function createCatchUp(options: CatchUpOptions): CatchUp {
  const { stream, stored, logDriver, write, onGap } = options
  const { keeper, file } = stored
  const { notBefore = '' } = keeper.cursor
  const place = createStoredPlace(stored, logDriver)
  /** Since the last gap. */
  let caught = createKeptOutput(caughtSize)
  let followsGap = false
  /** The log where it does not go on from what is stored. */
  let afterGap: BufferMessage[] = []
  let taken = 0

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

  function tell(gap: Pick<LogGap, 'certain' | 'reason' | 'before'>): void {
    const { notBefore: time } = keeper.cursor
    onGap({ stream, after: { ...file.end(), ...(time && { time }) }, ...gap })
    startAnew()
  }

  function startAnew(): void {
    keeper.broke()
    place.startAnew()
  }

  return {
    get from() {
      return place.from
    },
    get seen() {
      return [taken, afterGap[0]?.time, afterGap.length, afterGap.at(-1)?.time].join()
    },
    async take(messages, isCut) {
      const found = place.find(messages, isCut)
      if (!found && isCut) return 'cut'
      if (!found && place.goBack()) return 'read all'
      afterGap = found ? [] : messages
      if (!found) return 'gap'
      const isInLog = !found.isAhead || found.rest.length > 0
      // What was stored last is not in the log: the next search must do without it.
      if (found.isAhead && isInLog) startAnew()
      await store(found.rest)
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
    firstAfterGap: (head) => firstOf(Buffer.concat(afterGap.map(({ bytes }) => bytes)), head),
    async takeAfterGap() {
      const messages = afterGap.filter(({ time }) => time >= notBefore)
      const isKnown = place.hasTail
      const reason = isKnown ? reasons.moved : place.isChanged ? reasons.changed : reasons.dropped
      tell({ before: messages[0]?.time, certain: isKnown, reason })
      caught = createKeptOutput(caughtSize)
      followsGap = true
      await store(messages)
      place.passed(afterGap)
      afterGap = []
    },
    endInGap: (reason) => tell({ certain: place.hasTail && afterGap.length > 0, reason }),
  }
}
