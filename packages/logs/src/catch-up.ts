import { type Aligned, align } from './align.ts'
import type { BufferMessage } from './buffer-messages.ts'
import type { FilePosition } from './cursor.ts'
import type { StreamName } from './demultiplexer.ts'
import type { EngineTime } from './engine-time.ts'
import { firstOf, type Joined, joinLive, type LiveHead } from './join-live.ts'
import { lastBytes } from './last-bytes.ts'
import type { LogGap } from './log-gap.ts'
import { afterMark, type LogMark, moveMark } from './log-mark.ts'
import { type LogDriver, mayHaveDropped } from './may-have-dropped.ts'
import { type StoredFile, tailSize } from './open-stored-file.ts'

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
 * to know. `read all`: it must be read from its beginning. `gap`: it does not go on from there; nothing was stored.
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
const batchSize = 1024 * 1024

const reasons = {
  moved: 'the engine no longer has what followed the stored output in its log',
  dropped: 'the engine may have deleted the first output from its log already',
  changed: 'the log files were changed by someone else, so the place is known by its time only',
}

export function createCatchUp(options: CatchUpOptions): CatchUp {
  const { stream, stored, logDriver, write, onGap } = options
  const { cursor } = stored.keeper
  const { notBefore } = cursor
  let { tail, isWhole, isChanged } = stored
  let { readFrom: from } = cursor
  const caught: Buffer[] = []
  /** The log where it does not go on from what is stored. */
  let afterGap: BufferMessage[] = []
  /** Up to where the log is stored, once that is seen. */
  let mark: LogMark | undefined
  let taken = 0
  let caughtBytes = 0

  async function store(messages: BufferMessage[]): Promise<void> {
    for (const batch of toBatches(messages)) {
      const output = Buffer.concat(batch.map(({ bytes }) => bytes))
      stored.keeper.passed((batch[0] as BufferMessage).time)
      await write(output)
      tail = lastBytes([tail, output], tailSize)
      isWhole &&= tail.length < tailSize
      taken += output.length
      caught.push(output)
      caughtBytes += output.length
    }
    const last = messages.at(-1)
    if (!last) return
    stored.keeper.passed(last.time)
    while (caughtBytes - (caught[0] as Buffer).length >= caughtSize)
      caughtBytes -= (caught.shift() as Buffer).length
    from = timeBefore(messages, overlap) ?? from
    await stored.keeper.caughtUp(from)
  }

  function tell(gap: Pick<LogGap, 'certain' | 'reason' | 'before'>): void {
    const after: FilePosition = stored.file.end()
    const { notBefore: time } = stored.keeper.cursor
    onGap({ stream, after: { ...after, ...(time && { time }) }, ...gap })
    startAnew()
  }

  /** What is stored next does not follow what is stored, as the log has it. */
  function startAnew(): void {
    stored.keeper.broke()
    tail = Buffer.alloc(0)
    isWhole = false
  }

  /** Undefined where the log does not go on from what is stored, as far as it is seen. */
  function findNew(messages: BufferMessage[], isCut: boolean): Aligned | undefined {
    const isLogWhole = from === undefined && !isCut && !mayHaveDropped(logDriver, messages)
    if (mark) return afterMark(messages, mark)
    if (tail.length > 0)
      return align({ tail, isWhole, notBefore }, { messages, isWhole: isLogWhole, isCut })
    const isAllNew = (messages.length === 0 && !isCut) || (isLogWhole && !isChanged)
    return isAllNew ? { rest: messages, isAhead: false } : undefined
  }

  return {
    get from() {
      return mark ? mark.time : from
    },
    get seen() {
      const [first] = afterGap
      return [taken, first?.time, afterGap.length, afterGap.at(-1)?.time].join()
    },
    async take(messages, isCut) {
      const found = findNew(messages, isCut)
      if (found) {
        afterGap = []
        const isInLog = !found.isAhead || found.rest.length > 0
        // What was stored last is not in the log: the next search must do without it.
        if (found.isAhead && isInLog) startAnew()
        await store(found.rest)
        mark = isInLog ? moveMark(undefined, messages) : undefined
        return 'found'
      }
      if (isCut) return 'cut'
      if (mark || from !== undefined) {
        if (!mark) from = undefined
        mark = undefined
        return 'read all'
      }
      afterGap = messages
      return 'gap'
    },
    async append(messages) {
      await store(messages)
      mark = moveMark(mark, messages)
    },
    join: (head) => joinLive(Buffer.concat(caught), head),
    firstAfterGap: (head) => firstOf(Buffer.concat(afterGap.map(({ bytes }) => bytes)), head),
    async takeAfterGap() {
      const messages = afterGap.filter(({ time }) => time >= (notBefore ?? ''))
      const isKnown = tail.length > 0
      const reason = isKnown ? reasons.moved : isChanged ? reasons.changed : reasons.dropped
      tell({ before: messages[0]?.time, certain: isKnown, reason })
      isChanged = false
      await store(messages)
      mark = moveMark(undefined, afterGap)
      afterGap = []
    },
    endInGap: (reason) => tell({ certain: tail.length > 0 && afterGap.length > 0, reason }),
  }
}

function* toBatches(messages: BufferMessage[]): Generator<BufferMessage[]> {
  let batch: BufferMessage[] = []
  let size = 0
  for (const message of messages) {
    batch.push(message)
    size += message.bytes.length
    if (size < batchSize) continue
    yield batch
    batch = []
    size = 0
  }
  if (batch.length > 0) yield batch
}

/** The time of the message that begins the last `size` bytes. */
function timeBefore(messages: BufferMessage[], size: number): EngineTime | undefined {
  let left = size
  for (const { bytes, time } of messages.toReversed()) {
    left -= bytes.length
    if (left <= 0) return time
  }
  return undefined
}
