import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Writes files, by path, into a folder. Resolves with what makes a path in it absolute. */
export async function writeFiles(
  folder: string,
  files: Record<string, string>,
): Promise<(path: string) => string> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  return (path) => join(folder, path)
}
