import { type CursorFile, openCursorFile } from './cursor-file.ts'
import { type CursorKeeper, createCursorKeeper } from './cursor-keeper.ts'
import { beginningOfTime, later, toEngineTime } from './engine-time.ts'
import { type LogDirectory, openLogDirectory } from './log-directory.ts'
import type { OutputFile } from './output-file.ts'
import { type Place, tailSize } from './place.ts'
import { lastBytes } from './place-tracker.ts'
import { readEnd } from './read-end.ts'
import { openRotatingFile } from './rotating-file.ts'

export interface StoredFile {
  file: OutputFile
  cursor: CursorKeeper
}

export interface StoredFileOptions {
  /** Of the folder. */
  path: string
  /** `redis.stdout` */
  name: string
  maxFiles: number
  /** In bytes. */
  maxFileSize: number
  /** What is written next: the first output of a new container, or what follows the stored output of the same one. */
  from: 'beginning' | 'cursor'
  /** Unix time in milliseconds. */
  now: () => number
  /** Default: {@link openLogDirectory}. */
  openDirectory?: (path: string) => Promise<LogDirectory>
}

/** Milliseconds by which the engine may have stamped output before a collection began, or after it was written. */
const slackBefore = 1000
const slackAfter = 5000
const nothing = Buffer.alloc(0)

/** Opens a stream's newest log file and its cursor. */
export async function openStoredFile(options: StoredFileOptions): Promise<StoredFile> {
  const { path, from, now, openDirectory = openLogDirectory } = options
  const directory = await openDirectory(path)
  const opened: { close(): Promise<void> }[] = [directory]
  try {
    const files = { ...options, directory }
    const cursorFile = await openCursorFile(files)
    opened.push(cursorFile)
    const start =
      from === 'beginning' ? toBeginning(now() - slackBefore) : await findStart(cursorFile, files)
    const file = await openRotatingFile(files)
    opened.push(file)
    const cursor = createCursorKeeper({ start, cursorFile, end: file.end, now })
    if (from === 'beginning') await cursor.commit()
    const close = async () => {
      await file.close()
      await directory.close()
    }
    return { file: { ...file, close }, cursor }
  } catch (error) {
    for (const each of opened) await each.close()
    throw error
  }
}

function toBeginning(time: number): Place {
  const since = toEngineTime(time)
  return { tail: nothing, since, notBefore: since, notAfter: since }
}

/** Whatever was stored after the last commit is at the end of the files. */
async function findStart(
  { last }: CursorFile,
  files: Pick<StoredFileOptions, 'name'> & { directory: LogDirectory },
): Promise<Place> {
  const from = { index: last?.index ?? 0, offset: last?.offset ?? 0 }
  const { bytes, changedAt } = await readEnd(files, { from, limit: tailSize })
  const known = last ?? { tail: nothing, since: beginningOfTime, notBefore: beginningOfTime }
  return {
    tail: lastBytes(known.tail, bytes),
    since: known.since,
    notBefore: known.notBefore,
    notAfter: later(last?.notAfter ?? beginningOfTime, toEngineTime(changedAt + slackAfter)),
  }
}
