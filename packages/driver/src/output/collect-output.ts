import type { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import type { ContainerInfo, Engine } from '@longshore/engine'
import { collectLogs, type LogCollection, resumeLogs } from '@longshore/logs'
import type { EngineConnection } from '../engine-connection.ts'
import type { TaskEventType } from '../task-event.ts'
import type { TaskHandle } from '../task-handle.ts'
import { type OutputSink, type TaskWithOutput, toLogOptions } from './log-options.ts'
import { goneSource, resumeSource } from './resume-source.ts'
import { staleStream } from './stale-stream.ts'
import { pauseAfter, untilKnown } from './until-known.ts'

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

/** One stretch of output, from where it was attached to. */
interface Stretch {
  collection: LogCollection
  /** Of the engine, when it began. */
  losses: number
  /** Whether it was live, and not just what the engine had logged of a container that had ended. */
  isLive: boolean
  /** Ends it early; what was read is stored. */
  cut(): void
}

/** After the end of the stream, how long the container's own end may take to be known; then it is looked at. */
const exitDelayMs = 1000
/** How often output is tried to be caught up of a container that has ended; one that runs is never given up. */
const mostFailures = 5

/**
 * Stores a container's output from now to its end, over losses of the engine: after each the place is found again
 * and what was missed is caught up (design.md, *Logs*). Resolves when the files are there. Rejects with the errors of
 * opening them.
 */
export async function collectOutput(
  { handle, attached, exited }: OutputSource,
  sink: OutputSink,
  { engine, connection, emit }: CollectEffects,
): Promise<OutputCollection> {
  const { containerId } = handle
  const { signal } = sink
  const look = () => untilKnown(containerId, { engine, connection }, signal)

  async function begin(
    isLive: boolean,
    collect: (options: ReturnType<typeof toLogOptions>) => Promise<LogCollection>,
  ): Promise<Stretch> {
    const { losses } = connection
    const cutting = new AbortController()
    const all = AbortSignal.any([signal, cutting.signal])
    const collection = await collect(toLogOptions(handle, { ...sink, signal: all }, emit))
    return { collection, losses, isLive, cut: () => cutting.abort() }
  }

  const resume = (info: ContainerInfo) =>
    begin(info.state.running, (options) =>
      resumeLogs({ ...options, ...resumeSource(info, engine) }),
    )

  /** Stores what was held of a container that is gone. */
  async function finish(): Promise<void> {
    if (handle.output.kind !== 'files') return
    const last = begin(false, (options) => resumeLogs({ ...options, ...goneSource }))
    // Where its folder is gone as well, nothing is left to store.
    await last.then(({ collection }) => collection.done).catch(() => undefined)
  }

  /** Whether all that the container will ever write is stored, or lost for good. */
  async function isComplete({ collection, losses, isLive, cut }: Stretch): Promise<boolean> {
    const over = new AbortController()
    let isStale = false
    const onStale = () => {
      isStale = !over.signal.aborted
      if (isStale) cut()
    }
    if (isLive) void staleStream(exited, connection, over.signal).then(onStale)
    // Settles after an abort of `signal` too.
    const { error } = await collection.done
    over.abort()
    signal.throwIfAborted()
    if (error && !error.recoverable) throw error
    if (error || isStale) return false
    return !isLive || (await endedWithContainer(losses))
  }

  /** Whether the end of the stream was the container's, and the engine was there all the time. */
  async function endedWithContainer(lossesBefore: number): Promise<boolean> {
    const over = new AbortController()
    const until = AbortSignal.any([signal, over.signal])
    const late = delay(exitDelayMs, undefined, { signal: until }).catch(() => undefined)
    await Promise.race([exited, connection.lost(until), late])
    over.abort()
    signal.throwIfAborted()
    const info = await look()
    return info?.state.running !== true && connection.losses === lossesBefore
  }

  async function catchUp(): Promise<void> {
    for (let failures = 0; ; ) {
      if (failures > 0) await pauseAfter(failures, signal)
      const info = await look()
      if (!info) return finish()
      const { losses } = connection
      const stretch = await resume(info).catch((error: Error) => {
        if (!info.state.running && failures >= mostFailures) throw error
        if (failures === 0) emit('Driver', `Its output cannot be stored for now: ${error.message}`)
      })
      if (stretch && (await isComplete(stretch))) return
      failures = connection.losses === losses ? failures + 1 : 0
    }
  }

  const first = attached && (await begin(true, (options) => collectLogs(attached, options)))
  const follow = async () => {
    if (!first || !(await isComplete(first))) await catchUp()
  }
  const stored = follow().catch((error: Error) => {
    if (!signal.aborted) emit('Output Lost', error.message)
  })
  return { stored }
}
