import type { ContainerSummary, Engine } from '@longshore/engine'
import { hasCode } from '@longshore/errors'
import { carryOut, type ReapResult } from './carry-out.ts'
import { decideLeftover, type LeftoverRule } from './decide-leftover.ts'
import { removeTaskContainer } from './remove-task-container.ts'

export interface ReapOptions extends LeftoverRule {
  /** How long a leftover that still runs has to end by itself; whole seconds. */
  stopTimeoutSeconds: number
  signal?: AbortSignal
}

type LeftoversEngine = Pick<Engine, 'listContainers' | 'stopContainer' | 'removeContainer'>

/**
 * Stops and removes the containers which an agent that died left behind: those that carry all `labels` and that no
 * task tracks. Others are never touched; without any label none is. One that fails keeps no other from being removed.
 * Rejects when the containers cannot be listed and when `signal` aborts.
 */
export async function reapLeftovers(
  engine: LeftoversEngine,
  options: ReapOptions,
): Promise<ReapResult[]> {
  const { signal } = options
  const labels = Object.entries(options.labels).map(([key, value]) => `${key}=${value}`)
  const containers = await engine.listContainers({ labels }, signal)
  const remove = (container: ContainerSummary) => stopAndRemove(engine, container, options)
  return Promise.all(
    containers.map((one) => carryOut(decideLeftover(one, options), one, { remove, signal })),
  )
}

async function stopAndRemove(
  engine: LeftoversEngine,
  { id, running }: ContainerSummary,
  { stopTimeoutSeconds, signal }: ReapOptions,
): Promise<void> {
  try {
    if (running) await engine.stopContainer(id, stopTimeoutSeconds, signal)
  } catch (error) {
    if (!hasCode(error, 'ENGINE_NOT_FOUND')) throw error
  }
  await removeTaskContainer(engine, id, signal)
}
