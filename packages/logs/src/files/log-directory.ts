import { constants } from 'node:fs'
import { type FileHandle, open, readdir, unlink } from 'node:fs/promises'
import { join } from 'node:path'

/** A folder that others may write to as well, seen by what log files need of it. */
export interface LogDirectory {
  readonly path: string
  /** Names of its regular files. */
  list(): Promise<string[]>
  /** Never follows a symlink, never waits for a FIFO's other end. Made files get `mode`. */
  open(name: string, flags: number, mode?: number): Promise<LogHandle>
  remove(name: string): Promise<void>
  close(): Promise<void>
}

export type LogHandle = Pick<FileHandle, 'read' | 'write' | 'stat' | 'close'>

const careful = constants.O_NOFOLLOW | constants.O_NONBLOCK
const asDirectory = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW

/**
 * Opens a folder, not a symlink to one. On Linux its files are then reached through the open folder itself: whatever
 * takes its place under `path` later is not gone into. Only a folder that was removed is looked for again.
 * One call at a time.
 */
export async function openLogDirectory(path: string): Promise<LogDirectory> {
  let folder = await open(path, asDirectory)
  const pathOf = (name: string) =>
    join(process.platform === 'linux' ? `/proc/self/fd/${folder.fd}` : path, name)

  async function ifThere<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act()
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      if ((await folder.stat()).nlink > 0) throw error
      const again = await open(path, asDirectory)
      await folder.close()
      folder = again
      return act()
    }
  }

  return {
    path,
    list: () =>
      ifThere(async () => {
        const entries = await readdir(pathOf('.'), { withFileTypes: true })
        return entries.filter((entry) => entry.isFile()).map((entry) => entry.name)
      }),
    open: (name, flags, mode) => ifThere(() => open(pathOf(name), flags | careful, mode)),
    remove: (name) => unlink(pathOf(name)),
    close: () => folder.close(),
  }
}
