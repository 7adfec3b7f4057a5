import { glob } from 'node:fs/promises'
import { join } from 'node:path'
import { ScriptError } from '../shared/script-error.ts'

/** Finds the first file in a folder that one of the globs names. Debian moves files between releases. */
export async function findIn(folder: string, globs: string[]): Promise<string> {
  for await (const path of glob(globs, { cwd: folder })) return join(folder, path)
  throw new ScriptError(`Debian's packages hold none of ${globs.join(', ')}.`)
}
