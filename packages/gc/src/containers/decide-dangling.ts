import type { ContainerSummary } from '@longshore/engine'
import { toDurationText } from '../to-duration-text.ts'
import { type Decision, keep, remove } from './decision.ts'
import { findOwner } from './find-owner.ts'
import { isFinished } from './is-finished.ts'
import { looksLikeATask } from './looks-like-a-task.ts'

export interface DanglingRule {
  /** What all containers of this agent carry; one with another value in it is another agent's. */
  labels: Record<string, string>
  /** Whether a task or a pause container that we know is in it. */
  isTracked: (container: ContainerSummary) => boolean
  /** Milliseconds that a container must have been there. */
  graceMs: number
  /** Whether finished containers are left to people, as `gc { container = false }` says. */
  keepFinished: boolean
  /**
   * Whether tasks' containers that carry nobody's labels are left alone: a Nomad client beside us may have made them.
   * Default: they count as ours, as the spec has it for the one driver of an engine.
   */
  keepUnlabelled?: boolean
  /** Unix time in milliseconds. */
  now: number
  /** When a container was last seen tracked, in Unix time; undefined for never. */
  trackedUntil?: (id: string) => number | undefined
}

/**
 * What is to become of a container that may have lost its task, and why. Ours are those with our labels, and those
 * with nobody's in which a Nomad task runs. Spec: driver.md §7 *Dangling containers*.
 */
export function decideDangling(container: ContainerSummary, rule: DanglingRule): Decision {
  const owner = findOwner(container, rule.labels)
  if (owner === 'other') return keep('another agent’s')
  if (owner === 'nobody' && !looksLikeATask(container)) return keep('not ours')
  if (owner === 'nobody' && rule.keepUnlabelled) return keep('perhaps another driver’s')
  if (rule.isTracked(container)) return keep('tracked')

  const { id, createdAt, status } = container
  if (rule.now - createdAt < rule.graceMs) return keep('too young')
  if (status === 'removing') return keep('being removed')
  if (rule.keepFinished && isFinished(container))
    return keep('finished, and finished ones are kept')
  const since = Math.max(createdAt, rule.trackedUntil?.(id) ?? 0)
  return remove(`untracked for ${toDurationText(rule.now - since)}`)
}
