import { setTimeout } from 'node:timers/promises'
import type { Engine } from '@longshore/engine'
import { hasCode } from '@longshore/errors'

export interface StopOptions {
  /** How long the task may take to end by itself; 0 kills at once. The engine counts whole seconds. */
  timeoutMs: number
  /** Sent instead of the image's stop signal. */
  signalName?: string
}

/**
 * Asks the container to end and kills it after the timeout (driver.md §6, *stop*). Resolves when the engine has
 * done so; gone or already stopped is success.
 */
export async function stopTask(
  engine: Pick<Engine, 'stopContainer' | 'killContainer'>,
  { containerId, exited }: { containerId: string; exited: Promise<unknown> },
  { timeoutMs, signalName }: StopOptions,
): Promise<void> {
  const timeoutSeconds = Math.ceil(timeoutMs / 1000)
  try {
    if (timeoutMs === 0) await engine.killContainer(containerId, 'SIGKILL')
    else if (signalName === undefined) await engine.stopContainer(containerId, timeoutSeconds)
    else {
      await engine.killContainer(containerId, signalName)
      const ended = await settlesWithin(exited, timeoutMs)
      if (!ended) await engine.killContainer(containerId, 'SIGKILL')
    }
  } catch (error) {
    // The engine answers 409 to a signal for a container that does not run.
    if (!hasCode(error, 'ENGINE_NOT_FOUND', 'ENGINE_CONFLICT')) throw error
  }
}

async function settlesWithin(exited: Promise<unknown>, timeoutMs: number): Promise<boolean> {
  const timer = new AbortController()
  const timedOut = setTimeout(timeoutMs, false, { signal: timer.signal }).catch(() => false)
  const ended = await Promise.race([exited.then(() => true), timedOut])
  timer.abort()
  return ended
}

/** What a stop will do, in words. */
export function describeStop({ timeoutMs, signalName = 'its stop signal' }: StopOptions): string {
  return timeoutMs === 0 ? 'Killing' : `Sent ${signalName}; kill after ${timeoutMs / 1000} s`
}
