import { join } from 'node:path'
import { listAgentFiles } from '@longshore/config'
import type { Source } from '@longshore/hcl'
import { filesIn } from './files-in.ts'
import { readTextFile } from './read-text-file.ts'

/**
 * The operator's agent files, in order; a folder stands for those in it.
 *
 * @throws LongshoreError `AGENT_FILE_UNREADABLE`
 */
export async function readAgentSources(paths: readonly string[]): Promise<Source[]> {
  return (await Promise.all(paths.map(readSources))).flat()
}

async function readSources(path: string): Promise<Source[]> {
  const names = await filesIn(path)
  const files = names === undefined ? [path] : listAgentFiles(names).map((name) => join(path, name))
  const kind = { kind: 'agent file', code: 'AGENT_FILE_UNREADABLE' }
  return Promise.all(
    files.map(async (file) => ({ path: file, text: await readTextFile(file, kind) })),
  )
}
