import type { Agent, Job } from '@longshore/config'
import type { Engine } from '@longshore/engine'
import {
  type Allocation,
  claimsOf,
  type DataDirectory,
  type Node,
  planKept,
  releaseUnclaimedPorts,
} from '@longshore/runner'
import { removeLeftovers } from './remove-leftovers.ts'
import type { RunScreen } from './screen/run-screen.ts'

export interface EarlierRun {
  agent: Pick<Agent, 'driver'>
  dataDirectory: DataDirectory
  engine: Engine
  screen: Pick<RunScreen, 'heading'>
}

/**
 * Finds what a run that was killed has left on this data directory. What the job still asks for goes on: its allocations
 * are the answer. All else is stopped and removed, from the engine first and then from the state.
 */
export async function takeUpEarlierRun(
  job: Job,
  node: Node,
  { run, signal }: { run: EarlierRun; signal: AbortSignal },
): Promise<Allocation[]> {
  const { agent, dataDirectory, engine, screen } = run
  const { path: dataDir, agentId, state } = dataDirectory
  const { kept, gone } = await planKept(job, { node, dataDir, state })
  for (const { name } of kept) screen.heading(`Taking up ${name}, which an earlier run began.`)
  for (const { name, stopping } of gone)
    screen.heading(
      stopping
        ? `${name} was being stopped when an earlier run ended; what is left of it is removed.`
        : `${name} of an earlier run is not what the job file asks for now; it is stopped and removed.`,
    )

  const keptIds = new Set(kept.map(({ id }) => id))
  const isClaimed = claimsOf(state.all().filter(({ id }) => keptIds.has(id)))
  const keepFinished = !agent.driver.gc.container
  await removeLeftovers({ engine, agentId, keepFinished, isClaimed, screen }, signal)
  state.remove(gone.map(({ id }) => id))
  releaseUnclaimedPorts(dataDirectory)
  return kept
}
