import { LongshoreError } from '@longshore/errors'
import type { Latest } from './latest.ts'
import type { TaskStats } from './task-stats.ts'
import type { Sample } from './to-task-stats.ts'

export interface Sampling {
  first: Sample
  /** Undefined when the container has ended. */
  take(): Promise<Sample | undefined>
  toStats(samples: [before: Sample, now: Sample]): TaskStats
}

/**
 * What is to be done at each interval: takes a sample and puts what changed since the last one. Where the last is still
 * under way, or fails in a way that may pass, there is none this time.
 */
export function sampleInto(
  latest: Latest<TaskStats>,
  { first, take, toStats }: Sampling,
): () => void {
  let before = first
  let isUnderWay = false

  async function sample(): Promise<void> {
    const now = await take()
    // Counters that went back are those of a container that was started anew.
    if (!now || now.cpu.usage < before.cpu.usage) return latest.end()
    latest.put(toStats([before, now]))
    before = now
  }
  function onError(error: unknown): void {
    if (!(error instanceof LongshoreError && error.recoverable)) latest.end(error)
  }
  return () => {
    if (isUnderWay) return
    isUnderWay = true
    void sample()
      .catch(onError)
      .finally(() => {
        isUnderWay = false
      })
  }
}
