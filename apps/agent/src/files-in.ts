import { readdir } from 'node:fs/promises'

/** The names of what is in a folder, but for folders; undefined where the path is no folder that can be read. */
export async function filesIn(path: string): Promise<string[] | undefined> {
  try {
    const entries = await readdir(path, { withFileTypes: true })
    return entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name)
  } catch {
    return undefined
  }
}
