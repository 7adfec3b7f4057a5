import type { Engine } from '@longshore/engine'
import { reapLeftovers } from '@longshore/gc'
import { ownerLabels } from '@longshore/runner'
import type { RunScreen } from './screen/run-screen.ts'

/** Removes the containers of an earlier run on the same data directory that was killed. */
export async function removeLeftovers(
  { engine, agentId, screen }: { engine: Engine; agentId: string; screen: RunScreen },
  signal: AbortSignal,
): Promise<void> {
  const decisions = await reapLeftovers(engine, {
    labels: ownerLabels(agentId),
    isTracked: () => false,
    stopTimeoutSeconds: 5,
    signal,
  })
  for (const { name, decision, reason } of decisions)
    screen.heading(`Container ${name} of an earlier run: ${decision} (${reason})`)
}
