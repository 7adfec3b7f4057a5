import { setTimeout } from 'node:timers/promises'
import type { TaskHandle } from '@longshore/driver'
import { type EngineConnection, rawRequest } from '@longshore/test-support'
import { type BareReader, createBareReader, readEngineLog } from './bare-reader.ts'
import type { StreamName } from './numbered-lines.ts'

/** What the engine itself says of a task's container, read without any of our packages. */
export interface Observation {
  containerId: string
  startedAt: string
  /** Once it has ended. */
  exitCode?: number
  /** What the engine has logged; empty as long as it runs. */
  log: Record<StreamName, string>
  /** The numbers in a bare reader's stream. */
  seen: Record<StreamName, Set<number>>
}

export interface Observer {
  /** Looks at a task that has just been started, and reads its output beside us. */
  begin(handle: TaskHandle): Promise<void>
  /** How a task's container stands now. */
  look(taskId: string): Promise<{ running: boolean; startedAt: string }>
  /** Reads again after the engine was away. */
  reattach(): Promise<void>
  /** Looks at a task that has ended and whose container is still there. */
  end(handle: TaskHandle): Promise<void>
  /** By task id. */
  observations: ReadonlyMap<string, Observation>
  close(): void
}

interface WireContainer {
  State: { Running: boolean; StartedAt: string; ExitCode: number }
}

/** Its calls are made again while the engine is away, until the signal aborts or it is closed. */
export function createObserver(connection: EngineConnection, limit: AbortSignal): Observer {
  const closing = new AbortController()
  const signal = AbortSignal.any([limit, closing.signal])
  const observations = new Map<string, Observation>()
  const readers = new Map<string, BareReader>()

  const inspect = (id: string) =>
    untilAnswered(signal, (until) =>
      rawRequest<WireContainer>(connection, {
        method: 'GET',
        path: `/containers/${id}/json`,
        signal: until,
      }),
    )

  return {
    observations,
    async begin({ taskId, containerId }) {
      if (readers.has(taskId)) return
      const { State } = await inspect(containerId)
      const reader = createBareReader(connection, containerId)
      readers.set(taskId, reader)
      const { StartedAt: startedAt } = State
      const log = { stdout: '', stderr: '' }
      observations.set(taskId, { containerId, startedAt, log, seen: reader.seen })
      await reader.attach().catch(() => undefined)
    },
    async look(taskId) {
      const { State } = await inspect(observations.get(taskId)?.containerId ?? '')
      return { running: State.Running, startedAt: State.StartedAt }
    },
    async reattach() {
      for (const reader of readers.values()) await reader.attach().catch(() => undefined)
    },
    async end({ taskId, containerId }) {
      // One that we looked at then may have been removed by an agent that was killed before it could say so.
      if (observations.get(taskId)?.exitCode !== undefined) return
      const { State } = await inspect(containerId)
      const log = await untilAnswered(signal, () => readEngineLog(connection, containerId))
      readers.get(taskId)?.close()
      readers.delete(taskId)
      observations.set(taskId, {
        containerId,
        startedAt: State.StartedAt,
        exitCode: State.ExitCode,
        log,
        seen: observations.get(taskId)?.seen ?? { stdout: new Set(), stderr: new Set() },
      })
    },
    close() {
      closing.abort()
      for (const reader of readers.values()) reader.close()
    },
  }
}

async function untilAnswered<T>(
  signal: AbortSignal,
  ask: (limit: AbortSignal) => Promise<T>,
): Promise<T> {
  for (;;) {
    signal.throwIfAborted()
    try {
      return await ask(AbortSignal.any([signal, AbortSignal.timeout(5000)]))
    } catch {
      await setTimeout(100, undefined, { signal })
    }
  }
}
