import { join } from 'node:path'
import { type Agent, listAgentFiles, parseAgentFiles } from '@longshore/config'
import { LongshoreError } from '@longshore/errors'
import type { Source } from '@longshore/hcl'
import { countErrors } from './count-errors.ts'
import { filesIn } from './files-in.ts'
import type { Io } from './io.ts'
import { readTextFile } from './read-text-file.ts'
import { refusedByRun, unusedByRun } from './refused-by-run.ts'
import { tellDiagnostics } from './tell-diagnostics.ts'

/**
 * Reads the operator's agent files, in order; a folder stands for those in it. Without any, all has its default. Says on
 * stderr what is wrong with them, and what a single run has no use for.
 *
 * @throws LongshoreError `AGENT_FILE_UNREADABLE`, `AGENT_FILE_INVALID`
 */
export async function loadAgent(paths: readonly string[], io: Io): Promise<Agent> {
  const sources = (await Promise.all(paths.map(readSources))).flat()
  const { agent, diagnostics } = parseAgentFiles(sources, {
    refused: refusedByRun,
    unused: unusedByRun,
  })
  for (const diagnostic of diagnostics) tellDiagnostics([diagnostic], diagnostic.source, io)
  if (agent) return agent

  const count = countErrors(diagnostics)
  throw new LongshoreError(
    'AGENT_FILE_INVALID',
    `The agent's files have ${count}; nothing was started.`,
  )
}

async function readSources(path: string): Promise<Source[]> {
  const names = await filesIn(path)
  const files = names === undefined ? [path] : listAgentFiles(names).map((name) => join(path, name))
  const read = async (file: string) => {
    const kind = { kind: 'agent file', code: 'AGENT_FILE_UNREADABLE' }
    return { path: file, text: await readTextFile(file, kind) }
  }
  return Promise.all(files.map(read))
}
