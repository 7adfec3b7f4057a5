import { join } from 'node:path'
import { listAgentFiles } from '@longshore/config'
import { filesIn } from './files-in.ts'

/** The files that a path means: itself, or of a folder its `.hcl`, `.json` and `.nomad` files, in order. */
export async function listConfigFiles(path: string): Promise<string[]> {
  const names = await filesIn(path)
  if (names === undefined) return [path]
  const jobs = names.filter((name) => /^[^.].*\.nomad$/.test(name)).toSorted()
  return [...listAgentFiles(names), ...jobs].map((name) => join(path, name))
}
