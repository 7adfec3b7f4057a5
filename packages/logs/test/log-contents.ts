import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The log files of a folder by name, in order of their index; without cursors. */
export async function logContents(directory: string): Promise<Record<string, string>> {
  const names = (await readdir(directory))
    .filter((name) => !name.startsWith('.') || !name.endsWith('.cursor'))
    .sort((a, b) => indexOf(a) - indexOf(b))
  const contents = names.map(async (name) => [name, await readFile(join(directory, name), 'utf8')])
  return Object.fromEntries(await Promise.all(contents))
}

/** All that a folder holds of one stream, oldest first. */
export async function storedOutput(directory: string, name: string): Promise<string> {
  const contents = Object.entries(await logContents(directory))
  return contents.flatMap(([file, text]) => (file.startsWith(`${name}.`) ? [text] : [])).join('')
}

function indexOf(name: string): number {
  return Number(name.slice(name.lastIndexOf('.') + 1))
}
