import type { ContainerSummary } from '@longshore/engine'

export interface LeftoverRule {
  /** What all of ours carry; a container without one of them is someone else's. */
  labels: Record<string, string>
  isTracked: (container: ContainerSummary) => boolean
}

export interface LeftoverDecision {
  decision: 'keep' | 'remove'
  reason: string
}

/** What is to become of a container, and why. Spec: driver.md §7 *Dangling containers*. */
export function decideLeftover(container: ContainerSummary, rule: LeftoverRule): LeftoverDecision {
  const labels = Object.entries(rule.labels)
  const ours = labels.length > 0 && labels.every(([key, value]) => container.labels[key] === value)
  if (!ours) return { decision: 'keep', reason: 'not ours' }
  if (rule.isTracked(container)) return { decision: 'keep', reason: 'tracked' }
  return {
    decision: 'remove',
    reason: `untracked, ${container.running ? 'running' : 'not running'}`,
  }
}
