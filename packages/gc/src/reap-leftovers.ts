import type { ContainerSummary, Engine } from '@longshore/engine'
import { hasCode, toLongshoreError } from '@longshore/errors'
import { decideLeftover, type LeftoverRule } from './decide-leftover.ts'
import { removeTaskContainer } from './remove-task-container.ts'

export interface ReapOptions extends LeftoverRule {
  /** How long a leftover that still runs has to end by itself; whole seconds. */
  stopTimeoutSeconds: number
  signal?: AbortSignal
}

/** What became of one container. For people: `removed: untracked, not running`. */
export interface ReapResult {
  id: string
  name: string
  decision: 'kept' | 'removed' | 'failed'
  reason: string
}

type ReaperEngine = Pick<Engine, 'listContainers' | 'stopContainer' | 'removeContainer'>

/**
 * Stops and removes the containers which an agent that died left behind: those that carry all `labels` and that no
 * task tracks. Others are never touched; without any label none is. One that fails keeps no other from being removed.
 * Rejects when the containers cannot be listed and when `signal` aborts.
 */
export async function reapLeftovers(
  engine: ReaperEngine,
  options: ReapOptions,
): Promise<ReapResult[]> {
  const labels = Object.entries(options.labels).map(([key, value]) => `${key}=${value}`)
  const containers = await engine.listContainers({ labels }, options.signal)
  return Promise.all(containers.map((container) => reapOne(engine, container, options)))
}

async function reapOne(
  engine: ReaperEngine,
  container: ContainerSummary,
  options: ReapOptions,
): Promise<ReapResult> {
  const { id, name } = container
  const { decision, reason } = decideLeftover(container, options)
  if (decision === 'keep') return { id, name, decision: 'kept', reason }
  try {
    if (container.running) await stop(engine, id, options)
    await removeTaskContainer(engine, id, options.signal)
    return { id, name, decision: 'removed', reason }
  } catch (error) {
    options.signal?.throwIfAborted()
    return { id, name, decision: 'failed', reason: `${reason}: ${toLongshoreError(error).message}` }
  }
}

async function stop(
  engine: ReaperEngine,
  id: string,
  { stopTimeoutSeconds, signal }: ReapOptions,
): Promise<void> {
  try {
    await engine.stopContainer(id, stopTimeoutSeconds, signal)
  } catch (error) {
    if (!hasCode(error, 'ENGINE_NOT_FOUND')) throw error
  }
}
