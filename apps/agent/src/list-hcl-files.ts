import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { LongshoreError } from '@longshore/errors'

/**
 * The files that a path means to a formatter: itself, or of a folder its `.hcl` and `.nomad` files (command/fmt.go), in
 * order; with `recursive` those of the folders in it too. Symbolic links to folders are not followed.
 *
 * @throws LongshoreError `FILE_UNREADABLE` for a folder.
 */
export async function listHclFiles(path: string, recursive: boolean): Promise<string[]> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
  return isFolder ? listFolder(path, recursive) : [path]
}

async function listFolder(folder: string, recursive: boolean): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause) => {
    throw new LongshoreError('FILE_UNREADABLE', `Cannot read ${folder}: ${cause.message}.`, {
      cause,
    })
  })
  const lists = entries
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .map(async (entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return recursive ? listFolder(path, recursive) : []
      return /\.(hcl|nomad)$/.test(entry.name) && (await isFile(path)) ? [path] : []
    })
  return (await Promise.all(lists)).flat()
}

/** A link that leads nowhere is none. */
function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
}
