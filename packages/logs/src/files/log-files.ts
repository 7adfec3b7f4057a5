import { constants } from 'node:fs'
import type { LogDirectory, LogHandle } from './log-directory.ts'
import { openRegular } from './open-regular.ts'

/** The rotated files `<directory>/<name>.<index>` of one stream. */
export interface LogFileSet {
  directory: LogDirectory
  /** `redis.stdout` */
  name: string
}

export interface LogFile {
  index: number
  /** Bytes in it when it was opened. */
  size: number
  handle: LogHandle
}

const append = constants.O_WRONLY | constants.O_APPEND

/** Opens the newest file to go on in it, or makes the first. Nothing but a regular file is ever opened. */
export async function openNewestLogFile(files: LogFileSet): Promise<LogFile> {
  const newest = (await listIndices(files)).at(-1)
  if (newest === undefined) return createLogFile(files, 0)
  // Whatever took its place since the listing is left alone, as createLogFile leaves what it finds.
  return openExisting(files, newest, append).catch(() => createLogFile(files, newest + 1))
}

/** Makes the first file from `index` on whose name is free: nothing planted under such a name is opened or followed. */
export async function createLogFile(files: LogFileSet, index: number): Promise<LogFile> {
  const flags = append | constants.O_CREAT | constants.O_EXCL
  for (;;) {
    try {
      const handle = await files.directory.open(nameOf(files, index), flags, 0o644)
      return { index, size: 0, handle }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      index += 1
    }
  }
}

/** Deletes the oldest files, so that `keep` are left. One that cannot be deleted is tried again at the next call. */
export async function deleteOldLogFiles(files: LogFileSet, keep: number): Promise<void> {
  const indices = await listIndices(files)
  for (const index of indices.slice(0, -keep))
    await files.directory.remove(nameOf(files, index)).catch(() => {})
}

/** Opens a file that is there, if it is a regular one. */
export async function openExisting(
  files: LogFileSet,
  index: number,
  flags: number,
): Promise<LogFile> {
  return { index, ...(await openRegular(files.directory, nameOf(files, index), { flags })) }
}

/** Of the regular files, ascending. At most 15 digits: an index stays an exact number. */
export async function listIndices({ directory, name }: LogFileSet): Promise<number[]> {
  return (await directory.list())
    .filter((file) => file.startsWith(`${name}.`))
    .map((file) => file.slice(name.length + 1))
    .filter((index) => /^(?:0|[1-9]\d{0,14})$/.test(index))
    .map(Number)
    .sort((a, b) => a - b)
}

function nameOf({ name }: LogFileSet, index: number): string {
  return `${name}.${index}`
}
