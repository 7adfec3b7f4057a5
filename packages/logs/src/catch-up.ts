import { LongshoreError } from '@longshore/errors'
import type { BufferMessage } from './buffer-messages.ts'
import type { StreamName } from './demultiplexer.ts'
import { type EngineTime, earlier, later, toEngineTime } from './engine-time.ts'
import { createHold, type Hold } from './hold.ts'
import { findNearestPlace } from './nearest-place.ts'
import type { ResumableStore } from './open-log-stores.ts'
import type { Place } from './place.ts'
import { type BufferReading, readPass } from './read-pass.ts'
import { type Seeker, seekPlace } from './seek-place.ts'

/** Output that the engine had already given up when it was asked for again. How much it was, nobody knows. */
export interface LogGap {
  stream: StreamName
  /** What is missing was written after this … */
  from: EngineTime
  /** … and before this. */
  to: EngineTime
  /** `LOG_GAP` */
  error: LongshoreError
}

export interface CatchUpOptions extends BufferReading {
  stores: Partial<Record<StreamName, ResumableStore>>
  /** When the live stream was asked for: what was stamped earlier is not in it. */
  attachedAt: EngineTime
  onOutput?: (stream: StreamName, chunk: Buffer) => void
  onGap(gap: LogGap): void
}

export interface CaughtUp {
  /** What the live stream can bring again, and is not stored yet. */
  held: Partial<Record<StreamName, BufferMessage[]>>
  /** The same in two passes if the container wrote nothing between. */
  end: string
}

interface Reader extends ResumableStore {
  place: Place
  seeker: Seeker
  hold: Hold
}

const nothing = Buffer.alloc(0)
/** Of the log, in which a place is looked for that is not there as a whole. */
const mostSearched = 64 * 1024 * 1024
/** Milliseconds by which it may be earlier than it can be. */
const widely = 60_000

/** Stores what the engine's log has after the stores' places and that is certainly not in the live stream. */
export async function catchUp(options: CatchUpOptions): Promise<CaughtUp> {
  const { stores, attachedAt, onGap } = options
  const entries = Object.entries(stores) as [StreamName, ResumableStore][]
  const readers = new Map(entries.map(([name, store]) => [name, toReader(store, attachedAt)]))
  const places = [...readers.values()].map(({ place }) => place)
  const since = places.map((place) => place.since).reduce(earlier)
  const heard = places.map((place) => place.notBefore).reduce(later)

  const { first, end } = await readPass(
    since,
    (stream, messages) => storeMessages(stream, messages, { ...options, readers }),
    options,
  )
  const missing = [...readers].filter(
    ([, { seeker, place }]) => !seeker.isFound && place.tail.length > 0,
  )
  const held = Object.fromEntries([...readers].map(([name, { hold }]) => [name, hold.held()]))
  if (missing.length === 0) return { held, end }

  const isFound = [...readers.values()].some(
    ({ seeker, place }) => seeker.isFound && place.tail.length > 0,
  )
  const isCovered = isFound || (first !== undefined && first < heard)
  for (const [stream, { cursor, place }] of missing) {
    const wide = { ...place, since: toEngineTime(Math.max(0, Date.parse(place.since) - widely)) }
    const nearest = findNearestPlace(wide, await readText(stream, wide.since, options))
    if (!nearest && !isCovered) {
      const error = toGapError(stream, 'the engine has already dropped some of it')
      onGap({ stream, from: heard, to: first ?? attachedAt, error })
    }
    cursor.moveTo(nearest ?? { ...place, tail: nothing, since: place.notBefore })
  }
  const again = await catchUp({
    ...options,
    stores: Object.fromEntries(missing.map(([name]) => [name, stores[name]])),
  })
  return { held: { ...held, ...again.held }, end }
}

function toReader(store: ResumableStore, attachedAt: EngineTime): Reader {
  const place = store.cursor.place()
  return { ...store, place, seeker: seekPlace(place), hold: createHold(attachedAt) }
}

async function storeMessages(
  stream: StreamName,
  messages: BufferMessage[],
  { readers, onOutput }: CatchUpOptions & { readers: Map<StreamName, Reader> },
): Promise<void> {
  const reader = readers.get(stream)
  if (!reader) return
  const { seeker, hold, store } = reader
  const certain = messages
    .map((message) => ({ ...message, bytes: seeker.push(message) }))
    .filter(({ bytes }) => bytes.length > 0)
    .flatMap(hold.push)
  await storeBuffered(certain, { store, onOutput: (chunk) => onOutput?.(stream, chunk) })
}

/** Stores messages of the engine's log, whose times are known. */
export async function storeBuffered(
  messages: BufferMessage[],
  { store, onOutput }: Pick<ResumableStore, 'store'> & { onOutput(chunk: Buffer): void },
): Promise<void> {
  const [first] = messages
  const last = messages.at(-1)
  if (!first || !last) return
  const output = Buffer.concat(messages.map(({ bytes }) => bytes))
  onOutput(output)
  await store.write(output, { since: first.time, notBefore: last.time, notAfter: last.time })
}

async function readText(
  stream: StreamName,
  since: EngineTime,
  options: CatchUpOptions,
): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  await readPass(
    since,
    (name, messages) => {
      if (name !== stream) return
      for (const { bytes } of messages) {
        if (size > mostSearched) return
        parts.push(bytes)
        size += bytes.length
      }
    },
    options,
  )
  return Buffer.concat(parts)
}

/** @returns `LOG_GAP` */
export function toGapError(stream: StreamName, why: string): LongshoreError {
  return new LongshoreError(
    'LOG_GAP',
    `What the task wrote to ${stream} while nobody read it is not all there any more: ${why}.`,
    {
      hint: 'Give the logging config a larger max-size and max-file, so that the engine keeps more.',
    },
  )
}
