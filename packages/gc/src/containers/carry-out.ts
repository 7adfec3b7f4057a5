import type { ContainerSummary } from '@longshore/engine'
import { toLongshoreError } from '@longshore/errors'
import type { Decision } from './decision.ts'

/** What became of one container. For people: `removed: untracked for 7m`. */
export interface ReapResult {
  id: string
  name: string
  decision: 'kept' | 'removed' | 'failed' | 'would remove'
  reason: string
}

export interface ReapAct {
  /** Nothing: it is only said what would be removed. */
  remove?: (container: ContainerSummary) => Promise<void>
  signal?: AbortSignal
}

/** Does what was decided, and says what came of it. Rejects only when `signal` aborts. */
export async function carryOut(
  { decision, reason }: Decision,
  container: ContainerSummary,
  { remove, signal }: ReapAct,
): Promise<ReapResult> {
  const { id, name } = container
  if (decision === 'keep') return { id, name, decision: 'kept', reason }
  if (!remove) return { id, name, decision: 'would remove', reason }
  try {
    await remove(container)
    return { id, name, decision: 'removed', reason }
  } catch (error) {
    signal?.throwIfAborted()
    return { id, name, decision: 'failed', reason: `${reason}: ${toLongshoreError(error).message}` }
  }
}
