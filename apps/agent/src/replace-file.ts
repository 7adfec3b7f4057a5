import { randomUUID } from 'node:crypto'
import { open, realpath, rename, stat, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { LongshoreError } from '@longshore/errors'

/**
 * Puts a new text into a file, at once or not at all: others see the old text or the new one. The file keeps its mode and
 * owner; of a symbolic link, the file that it leads to is replaced.
 *
 * @throws LongshoreError `FILE_NOT_WRITABLE`
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  try {
    await replace(await realpath(path), text)
  } catch (cause) {
    const { message } = cause as Error
    throw new LongshoreError('FILE_NOT_WRITABLE', `Cannot write ${path}: ${message}.`, {
      hint: 'Nothing was changed in it. Look at who may write to the file and its folder.',
      cause,
    })
  }
}

async function replace(path: string, text: string): Promise<void> {
  const found = await stat(path)
  if (!found.isFile()) throw new Error('it is no regular file')
  const temporary = join(dirname(path), `.${basename(path)}.${randomUUID()}`)
  const file = await open(temporary, 'wx', 0o600)
  try {
    await file.writeFile(text)
    const made = await file.stat()
    if (made.uid !== found.uid || made.gid !== found.gid) await file.chown(found.uid, found.gid)
    await file.chmod(found.mode & 0o7777)
    await file.sync()
    await file.close()
    await rename(temporary, path)
  } catch (error) {
    await file.close().catch(() => undefined)
    await unlink(temporary)
    throw error
  }
}
