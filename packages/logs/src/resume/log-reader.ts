import { addAbortSignal } from 'node:stream'
import { LongshoreError } from '@longshore/errors'
import { type BufferMessage, readBufferMessages } from '../engine-log/buffer-messages.ts'
import { createPieceEnder } from '../engine-log/end-pieces.ts'
import { type EngineTime, toSince } from '../engine-log/engine-time.ts'
import { createDropCheck } from '../engine-log/may-have-dropped.ts'
import type { StreamName } from '../live/demultiplexer.ts'
import type { ResumeLogsOptions } from '../resume-options.ts'
import type { CaughtUp } from './catch-up.ts'
import type { Follower } from './follower.ts'

export type Followers = Record<StreamName, Follower>

export type LogReaderOptions = Pick<ResumeLogsOptions, 'tty' | 'readBuffer' | 'logDriver'> & {
  signal: AbortSignal
}

/** Bytes of output in which the end of what is stored is looked for: at first, and at most. */
const firstLook = 1024 * 1024
const lastLook = 128 * 1024 * 1024
/** Those that the engine itself reads. Of others it has a copy, if at all. */
const readable = ['json-file', 'local', 'journald']
const unreadable = ['ENGINE_BAD_REQUEST', 'ENGINE_FAILED']

/** Reads the engine's log to its end, for those who need it. */
export function createLogReader(
  followers: Followers,
  { tty, readBuffer, logDriver, signal }: LogReaderOptions,
): () => Promise<void> {
  const names = ['stdout', 'stderr'] as const

  /** Of the newest line that was read. */
  let newest: EngineTime | undefined

  /** Resolves with those for whom more of the log must be read. */
  async function read(needing: StreamName[]): Promise<StreamName[]> {
    const times = needing.map((name) => followers[name].catchUp.from)
    const earliest = times.includes(undefined) ? undefined : (times.sort()[0] as EngineTime)
    const answer = await readBuffer(earliest && toSince(earliest), signal)
    addAbortSignal(signal, answer)
    const checkDrop = createDropCheck(logDriver)
    const endPiece = createPieceEnder()
    let mayHaveDropped = checkDrop([])
    const readers = needing.map((name) => ({
      name,
      ...createStreamReader(followers[name], () => mayHaveDropped),
    }))
    try {
      for await (const read of readBufferMessages(answer, { tty })) {
        const messages = logDriver.type === 'local' ? read.map(endPiece) : read
        newest = messages.at(-1)?.time ?? newest
        mayHaveDropped = checkDrop(messages)
        for (const { name, push } of readers)
          await push(messages.filter(({ stream }) => stream === name))
      }
      const again: StreamName[] = []
      for (const { name, end } of readers) if ((await end()) === 'read all') again.push(name)
      return again
    } finally {
      answer.destroy()
    }
  }

  async function readAll(needing: StreamName[]): Promise<void> {
    for (let wanting = needing; wanting.length > 0; ) wanting = await read(wanting)
    for (const name of needing) followers[name].readEnd(newest)
  }

  return async () => {
    const needing = names.filter(
      (name) => followers[name].state === 'behind' && !followers[name].needsLive,
    )
    for (const name of needing) followers[name].prepare()
    try {
      await readAll(needing)
    } catch (error) {
      if (!isUnreadable(error, logDriver.type)) throw error
      const reason = `the log driver ${logDriver.type} keeps nothing that can be read`
      for (const name of needing) await followers[name].giveUp(reason)
    }
  }
}

/** Hands one stream's messages on: all so far until the place is found, then what comes. */
function createStreamReader({ catchUp, take }: Follower, mayHaveDropped: () => boolean) {
  const { from = '' } = catchUp
  let messages: BufferMessage[] = []
  let size = 0
  let look = firstLook
  let result: CaughtUp = 'cut'

  async function flush(isEnd: boolean): Promise<void> {
    if (result === 'found') await catchUp.append(messages)
    else {
      const isCut = !isEnd && size < lastLook
      result = await take(messages, { isCut, mayHaveDropped: mayHaveDropped() })
    }
    if (result === 'cut') look *= 2
    else {
      messages = []
      size = 0
      look = firstLook
    }
  }

  return {
    async push(read: BufferMessage[]): Promise<void> {
      if (result !== 'cut' && result !== 'found') return
      for (const message of read) {
        if (message.time < from) continue
        messages.push(message)
        size += message.bytes.length
      }
      if (size >= look) await flush(false)
    },
    async end(): Promise<CaughtUp> {
      if (result === 'cut' || result === 'found') await flush(true)
      return result
    },
  }
}

function isUnreadable(error: unknown, type: string): boolean {
  return (
    error instanceof LongshoreError && unreadable.includes(error.code) && !readable.includes(type)
  )
}
