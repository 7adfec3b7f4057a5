import { LongshoreError } from '@longshore/errors'
import { createSampler, type SamplerEngine } from './create-sampler.ts'
import { createTicker } from './create-ticker.ts'
import { createLatest } from './latest.ts'
import { createFileKeeper, type FileOpener } from './open-files.ts'
import { sampleInto } from './sample-into.ts'
import type { TaskStats } from './task-stats.ts'
import { type HostCompute, type Sample, toTaskStats } from './to-task-stats.ts'

export interface StatsReader {
  /**
   * What a task uses, every `intervalMs`, first after that time. A reader that is slow gets the newest and misses those
   * before it. Ends with the task: when `ended` aborts, or its container is seen to be gone or started anew. While the
   * engine is away, and has to be asked, there are no samples.
   *
   * @throws LongshoreError `STATS_INTERVAL_INVALID` at once; from the loop `ENGINE_NOT_FOUND` for a container that is
   * gone from the beginning, the engine's errors, the reason of `signal`.
   */
  streamTaskStats(containerId: string, options: StatsOptions): AsyncIterable<TaskStats>
}

export interface StatsOptions {
  intervalMs: number
  /** Aborts when the task ends. */
  ended?: AbortSignal | undefined
  signal?: AbortSignal | undefined
}

export interface StatsEffects {
  engine: SamplerEngine
  /** `node:fs`. */
  files: FileOpener
  host: HostCompute
  /** Unix time in milliseconds. */
  now: () => number
  /** Milliseconds of a clock that never goes back: `performance.now`. */
  uptime: () => number
}

/** The longest that a timer waits. */
const longestMs = 2 ** 31 - 1

/** Reads the stats of many tasks: all that ask at one interval share one timer. */
export function createStatsReader({ engine, files, host, now, uptime }: StatsEffects): StatsReader {
  const ticker = createTicker()
  const keepFiles = createFileKeeper(files)

  async function* stream(
    containerId: string,
    { intervalMs, ended, signal }: StatsOptions,
  ): AsyncGenerator<TaskStats> {
    const latest = createLatest<TaskStats>()
    const onEnd = () => latest.end()
    const onAbort = () => latest.end(signal?.reason)
    const files = keepFiles()
    let stop = () => {}
    signal?.throwIfAborted()
    if (ended?.aborted) return
    ended?.addEventListener('abort', onEnd)
    signal?.addEventListener('abort', onAbort)
    try {
      const sampler = await createSampler(engine, { containerId, files }, signal)
      const take = async (): Promise<Sample | undefined> => {
        const stats = await sampler(signal)
        return stats && { ...stats, at: uptime() }
      }
      const first = await take()
      if (!first) return
      const toStats = (samples: [Sample, Sample]) => toTaskStats(samples, host, now())
      stop = ticker.every(intervalMs, sampleInto(latest, { first, take, toStats }))
      for (let stats = await latest.take(); stats; stats = await latest.take()) yield stats
    } finally {
      stop()
      files.close()
      ended?.removeEventListener('abort', onEnd)
      signal?.removeEventListener('abort', onAbort)
    }
  }

  return {
    streamTaskStats(containerId, options) {
      requireInterval(options.intervalMs)
      return stream(containerId, options)
    },
  }
}

function requireInterval(intervalMs: number): void {
  if (intervalMs >= 1 && intervalMs <= longestMs) return
  throw new LongshoreError(
    'STATS_INTERVAL_INVALID',
    `Stats cannot be read every ${intervalMs} ms.`,
    { hint: `Give an interval from 1 to ${longestMs} ms.` },
  )
}
