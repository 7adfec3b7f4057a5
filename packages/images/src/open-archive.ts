import { constants } from 'node:fs'
import { type FileHandle, open, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { LongshoreError } from '@longshore/errors'
import { isInside } from './is-inside.ts'

/** A file as `docker save` makes it. */
export interface Archive {
  /** The folder that it must be in: a task's `local`. */
  directory: string
  /** Relative to the folder; a leading `/` means the folder. */
  path: string
}

/**
 * Opens an archive for reading. Symbolic links that stay in its folder are followed; whatever leaves it is refused, also
 * when a link changes while this looks: what counts in the end is where the opened file is.
 *
 * @throws LongshoreError `ARCHIVE_NOT_FOUND`, `ARCHIVE_OUTSIDE`, `ARCHIVE_INVALID`
 */
export async function openArchive(archive: Archive): Promise<FileHandle> {
  const { directory, path } = archive
  const root = await realpath(directory).catch((cause) => {
    throw notFound(archive, cause)
  })
  const target = await realpath(join(root, path)).catch((cause) => {
    throw notFound(archive, cause)
  })
  if (!isInside(root, target)) throw outside(archive)

  // Without NONBLOCK, a pipe would wait for its writer.
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants
  const file = await open(target, O_RDONLY | O_NOFOLLOW | O_NONBLOCK).catch((cause) => {
    throw cause.code === 'ELOOP' ? outside(archive) : notFound(archive, cause)
  })
  try {
    if (!(await file.stat()).isFile()) throw invalid(archive)
    // Where there is no /proc, the path is looked at once more.
    const opened = await realpath(`/proc/self/fd/${file.fd}`).catch(() => realpath(target))
    if (!isInside(root, opened)) throw outside(archive)
    return file
  } catch (error) {
    await file.close()
    throw error
  }
}

function notFound({ path, directory }: Archive, cause: Error): LongshoreError {
  return new LongshoreError(
    'ARCHIVE_NOT_FOUND',
    `Cannot read the archive ${path} in ${directory}`,
    {
      hint: 'Name a file in the task’s local directory; an artifact block can put it there.',
      cause,
    },
  )
}

function outside({ path, directory }: Archive): LongshoreError {
  return new LongshoreError('ARCHIVE_OUTSIDE', `The archive ${path} is not in ${directory}`, {
    hint: 'Name a file in the task’s local directory, without links that leave it.',
  })
}

function invalid({ path, directory }: Archive): LongshoreError {
  return new LongshoreError('ARCHIVE_INVALID', `The archive ${path} in ${directory} is no file`, {
    hint: 'Name a file that `docker save` has made.',
  })
}
