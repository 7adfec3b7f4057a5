import { setTimeout } from 'node:timers/promises'
import type { Engine } from '@longshore/engine'
import { hasCode } from '@longshore/errors'
import { retryOverRestart } from './retry-transient.ts'

export interface StopOptions {
  /** How long the task may take to end by itself; 0 kills at once. */
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
  const kill = (name: string) => ask(() => engine.killContainer(containerId, name))
  if (timeoutMs === 0) return kill('SIGKILL')
  if (signalName !== undefined) {
    await kill(signalName)
    if (!(await settlesWithin(exited, timeoutMs))) await kill('SIGKILL')
    return
  }
  // The engine counts whole seconds.
  const timeoutSeconds = Math.ceil(timeoutMs / 1000)
  const stopped = ask(() => engine.stopContainer(containerId, timeoutSeconds))
  const isInTime = timeoutMs === timeoutSeconds * 1000 || (await settlesWithin(stopped, timeoutMs))
  if (!isInTime) await kill('SIGKILL')
  await stopped
}

async function ask(call: () => Promise<void>): Promise<void> {
  try {
    await retryOverRestart(call)
  } catch (error) {
    // The engine answers 409 to a signal for a container that does not run.
    if (!hasCode(error, 'ENGINE_NOT_FOUND', 'ENGINE_CONFLICT')) throw error
  }
}

async function settlesWithin(settled: Promise<unknown>, timeoutMs: number): Promise<boolean> {
  const timer = new AbortController()
  const timedOut = setTimeout(timeoutMs, false, { signal: timer.signal }).catch(() => false)
  const ended = await Promise.race([settled.then(() => true), timedOut])
  timer.abort()
  return ended
}

/** What a stop will do, in words. */
export function describeStop({ timeoutMs, signalName = 'its stop signal' }: StopOptions): string {
  return timeoutMs === 0 ? 'Killing' : `Sent ${signalName}; kill after ${timeoutMs / 1000} s`
}
