import type { ContainerSummary, Engine } from '@longshore/engine'
import type { LongshoreError } from '@longshore/errors'
import { type Clock, systemClock } from '../clock.ts'
import { repeat } from '../repeat.ts'
import { carryOut, type ReapResult } from './carry-out.ts'
import { type DanglingRule, decideDangling } from './decide-dangling.ts'
import { removeTaskContainer } from './remove-task-container.ts'

/** The block `gc { dangling_containers }`; times in milliseconds. */
export interface DanglingContainersOptions {
  enabled: boolean
  dry_run: boolean
  period: number
  creation_grace: number
}

export interface DanglingReaperOptions
  extends Pick<DanglingRule, 'labels' | 'isTracked' | 'keepFinished' | 'keepUnlabelled'> {
  engine: Pick<Engine, 'listContainers' | 'removeContainer'>
  options: DanglingContainersOptions
  /** Whether the engine is well: while it is not, nothing is looked at or removed. */
  isHealthy: () => boolean
  clock?: Clock
  /** Called for each container with what became of it. */
  onDecision?: (result: ReapResult, container: ContainerSummary) => void
  /** Called when a sweep of {@link DanglingReaper.run} fails. */
  onError?: (error: LongshoreError) => void
}

export interface DanglingReaper {
  /**
   * Looks at every container once and removes those that dangle, one after the other. Nothing is done, and the
   * answer is empty, while the reaper is switched off, the engine is unwell, or the agent has been up for less than the
   * grace time. Rejects when the containers cannot be listed, and when `signal` aborts.
   */
  sweep(signal?: AbortSignal): Promise<ReapResult[]>
  /** Sweeps every `period`, first when it and the grace time are over. Resolves when `signal` aborts. */
  run(signal: AbortSignal): Promise<void>
}

/**
 * Removes containers whose task nobody knows any more. The agent's start-up is when this is called.
 * Spec: driver.md §7 *Dangling containers*.
 */
export function createDanglingReaper({
  engine,
  options: { enabled, dry_run, period, creation_grace },
  isHealthy,
  clock = systemClock,
  onDecision = () => {},
  onError = () => {},
  ...rule
}: DanglingReaperOptions): DanglingReaper {
  const startedAt = clock.now()
  /** By container id. Only those that the last sweep saw. */
  let trackedUntil = new Map<string, number>()

  async function look(signal?: AbortSignal): Promise<ReapResult[]> {
    if (!enabled || !isHealthy()) return []
    const containers = await engine.listContainers({}, signal)
    trackedUntil = lastTracked(containers)

    const remove = ({ id }: ContainerSummary) => removeTaskContainer(engine, id, signal)
    const act = { remove: dry_run ? undefined : remove, signal }
    const results: ReapResult[] = []
    for (const container of containers) {
      signal?.throwIfAborted()
      if (!isHealthy()) break
      // Decided one by one: a removal takes its time, in which a task may take up the next container.
      const decision = decideDangling(container, {
        ...rule,
        graceMs: creation_grace,
        now: clock.now(),
        trackedUntil: (id) => trackedUntil.get(id),
      })
      const result = await carryOut(decision, container, act)
      results.push(result)
      onDecision(result, container)
    }
    return results
  }

  function lastTracked(containers: ContainerSummary[]): Map<string, number> {
    const now = clock.now()
    const times = containers.map(
      (one) => [one.id, rule.isTracked(one) ? now : trackedUntil.get(one.id)] as const,
    )
    return new Map(times.filter((time): time is [string, number] => time[1] !== undefined))
  }

  return {
    sweep: async (signal) => (clock.now() - startedAt < creation_grace ? [] : look(signal)),
    async run(signal) {
      if (!enabled) return
      const first = Math.max(period, creation_grace)
      await repeat(look, { first, period, clock, onError }, signal)
    },
  }
}
