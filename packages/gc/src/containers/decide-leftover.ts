import type { ContainerSummary } from '@longshore/engine'
import { type Decision, keep, remove } from './decision.ts'
import { findOwner } from './find-owner.ts'
import { isFinished } from './is-finished.ts'

export interface LeftoverRule {
  /** What all of ours carry; a container without one of them is someone else's. */
  labels: Record<string, string>
  isTracked: (container: ContainerSummary) => boolean
  /** Whether finished containers are left to people, as `gc { container = false }` says. Default: they are not. */
  keepFinished?: boolean
}

/** What is to become of a container that was there before this run, and why. */
export function decideLeftover(container: ContainerSummary, rule: LeftoverRule): Decision {
  if (findOwner(container, rule.labels) !== 'us') return keep('not ours')
  if (rule.isTracked(container)) return keep('tracked')
  if (rule.keepFinished && isFinished(container))
    return keep('finished, and finished ones are kept')
  return remove(`untracked, ${container.running ? 'running' : 'not running'}`)
}
