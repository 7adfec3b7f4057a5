import { constants } from 'node:fs'
import { toEngineTime } from '../engine-log/engine-time.ts'
import type { StreamName } from '../live/demultiplexer.ts'
import type { HeldOutput } from './held-output.ts'
import { decodeHeld, encodeHeld, type HeldHeader } from './held-records.ts'
import type { LogDirectory, LogHandle } from './log-directory.ts'
import { openRegular } from './open-regular.ts'

/** Keeps what is held of a stream, so that it outlives this process and the engine. */
export interface HeldFile {
  /** What is kept of earlier attachments, oldest first. */
  readonly left: readonly HeldOutput[]
  /** Adds to what is kept of this one. */
  push(output: Buffer): Promise<void>
  /** This attachment broke off by itself. */
  markOver(): Promise<void>
  /** One of those is stored now. */
  markStored(held: HeldOutput): Promise<void>
  /** Keeps nothing but `output`, of this attachment: all else is stored. */
  keepOnly(output: Buffer): Promise<void>
  close(): Promise<void>
}

export interface HeldFileOptions {
  directory: LogDirectory
  /** `redis.stdout` */
  name: string
  stream: StreamName
  /** Unix time in milliseconds. */
  now: () => number
}

/** Bytes of a file that are read back: more than is ever held. */
const mostBytes = 64 * 1024 * 1024

/**
 * `.<name>.held`, which is there while something is held: records of `<crc32> <JSON>\n` and the output. Not synced: safe
 * against the end of this process, not against loss of power. Where it cannot be kept, nothing is: then only a kill of the
 * engine in the same moment loses what is held.
 */
export async function openHeldFile(options: HeldFileOptions): Promise<HeldFile> {
  const { directory, name, stream, now } = options
  const path = `.${name}.held`
  const since = toEngineTime(now())
  const bytes = await readIfThere(directory, path)
  const { left, size: validSize } = decodeHeld(bytes ?? Buffer.alloc(0), stream)
  let size = validSize
  let isThere = bytes !== undefined
  /** False once something could not be written: what follows must not come to stand in its place. */
  let isWhole = true
  let handle: LogHandle | undefined

  async function add(output: Buffer, says: Partial<HeldHeader> = {}): Promise<void> {
    if (!isWhole) return
    const header = { since, until: toEngineTime(now()), isOver: false, length: output.length }
    const record = encodeHeld({ ...header, ...says }, output)
    try {
      isThere = true
      handle ??= (await openRegular(directory, path, writing)).handle
      const { bytesWritten } = await handle.write(record, 0, record.length, size)
      size += record.length
      isWhole = bytesWritten === record.length
    } catch {
      isWhole = false
    }
  }

  async function remove(): Promise<void> {
    if (!isThere) return
    await handle?.close()
    await directory.remove(path).catch(() => {})
    handle = undefined
    isThere = false
    isWhole = true
    size = 0
  }

  return {
    left,
    push: (output) => add(output),
    async markOver() {
      if (isThere) await add(Buffer.alloc(0), { isOver: true })
    },
    markStored: (held) => add(Buffer.alloc(0), { since: held.since, isStored: true }),
    async keepOnly(output) {
      await remove()
      if (output.length > 0) await add(output)
    },
    async close() {
      await handle?.close()
    },
  }
}

const reading = { flags: constants.O_RDONLY }
const writing = { flags: constants.O_WRONLY | constants.O_CREAT, mode: 0o600 }

async function readIfThere(directory: LogDirectory, path: string): Promise<Buffer | undefined> {
  const file = await openRegular(directory, path, reading).catch(() => undefined)
  if (!file) return undefined
  const { handle } = file
  try {
    const bytes = Buffer.alloc(Math.min(file.size, mostBytes))
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0)
    return bytes.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}
