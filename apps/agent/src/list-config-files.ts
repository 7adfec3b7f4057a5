import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { listAgentFiles } from '@longshore/config'

/** The files that a path means: itself, or of a folder its `.hcl`, `.json` and `.nomad` files, in order. */
export async function listConfigFiles(path: string): Promise<string[]> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (!isFolder) return [path]
  const entries = await readdir(path, { withFileTypes: true })
  const names = entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name)
  const jobs = names.filter((name) => /^[^.].*\.nomad$/.test(name)).toSorted()
  return [...listAgentFiles(names), ...jobs].map((name) => join(path, name))
}
