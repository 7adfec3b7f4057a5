import { randomUUID } from 'node:crypto'
import { lstat, open, readFile, rename, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { type Launcher, readLauncher } from './launcher.ts'

/** Nomad takes the name of the file for that of the driver. */
export const launcherName = 'docker'

export interface LauncherFile {
  /** Undefined for one that is not ours. */
  launcher: Launcher | undefined
  text: string
  /** Permission bits. */
  mode: number
}

/** A launcher is some lines long; another driver of the name is a program of megabytes. */
const maxBytes = 16 * 1024

/** What is at the path; undefined where nothing is. A link is never followed: it is not ours. */
export async function readLauncherFile(path: string): Promise<LauncherFile | undefined> {
  const found = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (!found) return undefined
  const isReadable = found.isFile() && found.size <= maxBytes
  const text = isReadable ? await readFile(path, 'utf8') : ''
  return { launcher: readLauncher(text), text, mode: found.mode & 0o7777 }
}

/** Puts it into the folder, executable by all, at once or not at all. */
export async function writeLauncherFile(folder: string, text: string): Promise<void> {
  const temporary = join(folder, `.${launcherName}.${randomUUID()}`)
  const file = await open(temporary, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.chmod(0o755)
    await file.sync()
    await file.close()
    await rename(temporary, join(folder, launcherName))
  } catch (error) {
    await file.close().catch(() => undefined)
    await unlink(temporary)
    throw error
  }
}
