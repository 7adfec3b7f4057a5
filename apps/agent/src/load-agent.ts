import { type Agent, parseAgentFiles } from '@longshore/config'
import { LongshoreError } from '@longshore/errors'
import { countErrors } from './count-errors.ts'
import type { Io } from './io.ts'
import { readAgentSources } from './read-agent-sources.ts'
import { refusedByRun, unusedByRun } from './refused-by-run.ts'
import { tellDiagnostics } from './tell-diagnostics.ts'

/**
 * Reads the operator's agent files, in order; a folder stands for those in it. Without any, all has its default. Says on
 * stderr what is wrong with them, and what a single run has no use for.
 *
 * @throws LongshoreError `AGENT_FILE_UNREADABLE`, `AGENT_FILE_INVALID`
 */
export async function loadAgent(paths: readonly string[], io: Io): Promise<Agent> {
  const sources = await readAgentSources(paths)
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
