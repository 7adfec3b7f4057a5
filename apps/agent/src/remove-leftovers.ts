import type { Engine } from '@longshore/engine'
import { reapLeftovers } from '@longshore/gc'
import { type LabelledContainer, ownerLabels } from '@longshore/runner'
import type { RunScreen } from './screen/run-screen.ts'

export interface LeftoversOptions {
  engine: Engine
  agentId: string
  /** `gc { container = false }`: containers that have ended stay. */
  keepFinished: boolean
  /** Whether it goes on. */
  isClaimed: (container: LabelledContainer) => boolean
  screen: Pick<RunScreen, 'heading'>
}

/** Removes the containers of an earlier run on the same data directory that was killed, but for those that are claimed. */
export async function removeLeftovers(
  { engine, agentId, keepFinished, isClaimed, screen }: LeftoversOptions,
  signal: AbortSignal | undefined,
): Promise<void> {
  const results = await reapLeftovers(engine, {
    labels: ownerLabels(agentId),
    isTracked: isClaimed,
    keepFinished,
    stopTimeoutSeconds: 5,
    signal,
  })
  for (const { name, decision, reason } of results)
    if (decision !== 'kept')
      screen.heading(`Container ${name} of an earlier run: ${decision} (${reason})`)
}
