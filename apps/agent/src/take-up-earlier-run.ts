import type { Job } from '@longshore/config'
import type { DriverSettings } from '@longshore/driver'
import {
  type Allocation,
  claimsOf,
  type Node,
  planKept,
  releaseUnclaimedPorts,
} from '@longshore/runner'
import type { StopSignals } from './io.ts'
import { removeLeftovers } from './remove-leftovers.ts'
import type { RunResources } from './run-resources.ts'
import { stopGone } from './stop-gone.ts'

export interface EarlierRun {
  run: RunResources
  settings: DriverSettings
  signals: StopSignals
}

/**
 * Finds what a run that was killed has left on this data directory. What the job still asks for goes on: its allocations
 * are the answer, and once it is said that they are taken up, `stop` does not keep them from it. All else is stopped and
 * removed, from the engine first and then from the state.
 */
export async function takeUpEarlierRun(
  job: Job,
  node: Node,
  { run, settings, signals }: EarlierRun,
): Promise<Allocation[]> {
  const { agent, dataDirectory, engine, screen } = run
  const { path: dataDir, agentId, state } = dataDirectory
  const { kept, gone } = await planKept(job, { node, dataDir, state })
  for (const { name } of kept) screen.heading(`Taking up ${name}, which an earlier run began.`)
  for (const { name, stoppingSince } of gone)
    screen.heading(
      stoppingSince === undefined
        ? `${name} of an earlier run is not what the job file asks for now; it is stopped and removed.`
        : `${name} was being stopped when an earlier run ended; what is left of it is removed.`,
    )
  await stopGone(gone, run, { settings, kill: signals.kill })

  const keptIds = new Set(kept.map(({ id }) => id))
  const isClaimed = claimsOf(state.all().filter(({ id }) => keptIds.has(id)))
  const keepFinished = !agent.driver.gc.container
  const signal = kept.length === 0 ? signals.stop : undefined
  await removeLeftovers({ engine, agentId, keepFinished, isClaimed, screen }, signal)
  state.remove(gone.map(({ id }) => id))
  releaseUnclaimedPorts(dataDirectory)
  return kept
}
