import type { LogMark } from '../engine-log/log-mark.ts'
import type { StreamName } from '../live/demultiplexer.ts'
import type { Anchor, FilePosition } from './cursor.ts'
import { openCursorFile } from './cursor-file.ts'
import { type CursorKeeper, createCursorKeeper } from './cursor-keeper.ts'
import { type HeldFile, openHeldFile } from './held-file.ts'
import { openLogDirectory } from './log-directory.ts'
import type { LogFileSet } from './log-files.ts'
import { readTail } from './read-tail.ts'
import { openRotatingFile, type PositionedFile } from './rotating-file.ts'

/** What is written next: the first output of a new container, or what follows the stored output of the same one. */
export type StoredBefore = 'nothing' | 'same container'

export interface StoredFile {
  file: PositionedFile
  keeper: CursorKeeper
  held: HeldFile
  /** What was stored when it was opened. */
  tail: Buffer
  /** Whether `tail` is all of the container's output. */
  isWhole: boolean
  /** All that was stored since its place was known. */
  anchored: Anchored | undefined
  /** Whether output that was stored is no longer in the files, as someone else changed them. */
  isChanged: boolean
}

/** Stored output that follows a known place in the engine's log. */
export interface Anchored {
  bytes: Buffer
  mark: LogMark
}

export interface StoredFileOptions {
  /** Of the folder. */
  path: string
  /** `redis.stdout` */
  name: string
  stream: StreamName
  maxFiles: number
  /** In bytes. */
  maxFileSize: number
  before: StoredBefore
  /** Unix time in milliseconds. */
  now: () => number
}

/** Bytes. More than a killed engine can have sent and not written to its log. */
export const tailSize = 2 * 1024 * 1024

/** Opens a stream's newest log file and its cursor. The folder is open as long as the file is. */
export async function openStoredFile(options: StoredFileOptions): Promise<StoredFile> {
  const { before, now } = options
  const directory = await openLogDirectory(options.path)
  const opened: { close(): Promise<void> }[] = [directory]
  try {
    const file = await openRotatingFile({ ...options, directory })
    opened.unshift(file)
    const cursorFile = await openCursorFile(directory, options.name)
    opened.unshift(cursorFile)
    const isNew = before === 'nothing'
    const held = await openHeldFile({ ...options, directory })
    opened.unshift(held)
    if (isNew) await held.keepOnly(Buffer.alloc(0))
    const start = isNew ? { contiguousFrom: file.end(), isFirst: true } : cursorFile.last
    if (isNew && start) await cursorFile.commit(start).catch(() => {})
    const files = { directory, name: options.name }
    const tail = isNew
      ? { bytes: Buffer.alloc(0), isWhole: true }
      : await readTail(files, { from: start?.contiguousFrom, limit: tailSize })
    const anchored = start?.anchor && (await readFrom(start.anchor, files))
    const keeper = createCursorKeeper({
      file: cursorFile,
      start: start ?? { contiguousFrom: { index: 0, offset: 0 }, isFirst: false },
      end: file.end,
      now,
    })
    const isEmpty = start !== undefined && isSame(start.contiguousFrom, file.end())
    return {
      file: {
        ...file,
        close: () =>
          file
            .close()
            .finally(() => held.close())
            .finally(() => directory.close()),
      },
      keeper,
      held,
      tail: tail.bytes,
      isWhole: tail.isWhole && start?.isFirst === true,
      anchored,
      isChanged: start !== undefined && tail.bytes.length === 0 && !isEmpty,
    }
  } catch (error) {
    for (const each of opened) await each.close()
    throw error
  }
}

/** Undefined where it is too much, or files were changed. */
async function readFrom(anchor: Anchor, files: LogFileSet): Promise<Anchored | undefined> {
  const { bytes, isWhole } = await readTail(files, { from: anchor, limit: tailSize })
  return isWhole ? { bytes, mark: { time: anchor.time, count: anchor.count } } : undefined
}

function isSame(a: FilePosition, b: FilePosition): boolean {
  return a.index === b.index && a.offset === b.offset
}
