import type { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import type { ContainerInfo, Engine } from '@longshore/engine'
import { hasCode } from '@longshore/errors'
import { collectLogs, type LogCollection, resumeLogs } from '@longshore/logs'
import type { EngineConnection } from '../engine-connection.ts'
import type { TaskEventType } from '../task-event.ts'
import type { TaskHandle } from '../task-handle.ts'
import { type OutputSink, type TaskWithOutput, toLogOptions } from './log-options.ts'

export interface CollectEffects {
  engine: Pick<Engine, 'attachContainer' | 'inspectContainer' | 'containerLogs'>
  connection: EngineConnection
  emit: (type: TaskEventType, message: string) => void
}

/** A container whose output is collected. */
export interface OutputSource {
  handle: Pick<TaskHandle, 'containerId'> & TaskWithOutput
  /** Opened before the container's start; without it, what was written so far is caught up. */
  attached?: Readable | undefined
  /** Settles when the container has ended. */
  exited: Promise<unknown>
}

export interface OutputCollection {
  /** Settles when all is stored. Never rejects. */
  stored: Promise<void>
}

/** After the end of the stream, how long the container's own end may take to be known; then it is looked at. */
const exitDelayMs = 1000
const longestPauseMs = 5000
/** How often output is tried to be caught up of a container that has ended; one that runs is never given up. */
const mostFailures = 5

/**
 * Stores a container's output from now to its end, over losses of the engine: after each the place is found again
 * and what was missed is caught up (design.md, *Logs*). Resolves when the files are there. Rejects with the errors of
 * opening them.
 */
export async function collectOutput(
  { handle, attached, exited }: OutputSource,
  sink: OutputSink & { signal: AbortSignal },
  { engine, connection, emit }: CollectEffects,
): Promise<OutputCollection> {
  const { containerId } = handle
  const { signal } = sink
  const options = toLogOptions(handle, sink, emit)

  /** Attached to it first and looked at it then: one that has ended gives no stream an end. */
  async function attach(giveUp: AbortSignal): Promise<Readable | undefined> {
    const stream = await engine.attachContainer(containerId, giveUp)
    stream.on('error', () => {})
    try {
      const { state } = await engine.inspectContainer(containerId, giveUp)
      if (state.running) return stream
    } catch (error) {
      stream.destroy()
      throw error
    }
    stream.destroy()
    return undefined
  }

  async function resume({ logDriver }: ContainerInfo): Promise<LogCollection> {
    return resumeLogs({
      ...options,
      logDriver,
      attach,
      readBuffer: (since, giveUp) =>
        engine.containerLogs(
          containerId,
          { since, stdout: true, stderr: true, timestamps: true, follow: false },
          giveUp,
        ),
    })
  }

  /** The container as it is, once the engine can tell; undefined when it is gone. */
  async function look(): Promise<ContainerInfo | undefined> {
    for (let failures = 0; ; failures++) {
      try {
        await connection.connected(signal)
        return await engine.inspectContainer(containerId, signal)
      } catch (error) {
        signal.throwIfAborted()
        if (hasCode(error, 'ENGINE_NOT_FOUND')) return undefined
        await pause(failures)
      }
    }
  }

  const pause = (failures: number) =>
    delay(Math.min(100 * 2 ** failures, longestPauseMs), undefined, { signal })

  /** Whether the end of the stream was the container's, and all of its output was in it. */
  async function endedWithContainer(lossesBefore: number): Promise<boolean> {
    const waited = new AbortController()
    const wait = AbortSignal.any([signal, waited.signal])
    const late = delay(exitDelayMs, undefined, { signal: wait }).catch(() => undefined)
    await Promise.race([exited, connection.lost(wait), late])
    waited.abort()
    signal.throwIfAborted()
    const info = await look()
    return info?.state.running !== true && connection.losses === lossesBefore
  }

  /** Whether all that the container will ever write is stored, or lost for good. */
  async function isComplete(
    { done }: LogCollection,
    begun: { losses: number; wasRunning: boolean },
  ): Promise<boolean> {
    const { error } = await done
    signal.throwIfAborted()
    if (error && !error.recoverable) throw error
    if (error) return false
    return !begun.wasRunning || (await endedWithContainer(begun.losses))
  }

  async function catchUp(): Promise<void> {
    for (let failures = 0; ; ) {
      if (failures > 0) await pause(failures)
      const info = await look()
      if (!info) return
      const begun = { losses: connection.losses, wasRunning: info.state.running }
      const collection = await resume(info).catch((error: Error) => {
        if (!begun.wasRunning && failures >= mostFailures) throw error
        if (failures === 0) emit('Output Lost', error.message)
      })
      if (collection && (await isComplete(collection, begun))) return
      failures = connection.losses === begun.losses ? failures + 1 : 0
    }
  }

  async function follow(first: LogCollection | undefined, losses: number): Promise<void> {
    if (first && (await isComplete(first, { losses, wasRunning: true }))) return
    await catchUp()
  }

  const { losses } = connection
  const first = attached && (await collectLogs(attached, { ...options, signal }))
  const stored = follow(first, losses).catch((error: Error) => {
    if (!signal.aborted) emit('Output Lost', error.message)
  })
  return { stored }
}
