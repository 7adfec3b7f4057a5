import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The paths of the files that are missing or different in a folder, in order. */
export async function staleFiles(files: Map<string, string>, root: string): Promise<string[]> {
  const stale: string[] = []
  for (const [path, text] of files) {
    if ((await readText(join(root, path))) !== text) stale.push(path)
  }
  return stale
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
