import type { ImageInfo, RegistryAuth } from '@longshore/engine'
import { hasCode } from '@longshore/errors'
import { familiarName, formatImageReference, type ImageReference } from '@longshore/registry-auth'
import { type Clock, every, pause } from './clock.ts'
import type { Queue } from './create-queue.ts'
import { describePull } from './describe-pull.ts'
import type { AroundPull, ImagesEngine } from './images.ts'
import { inspectPulled } from './inspect-pulled.ts'
import { toStallError } from './pull-errors.ts'
import { type PullHistory, reduceHistory, toPullSpeed } from './pull-speed.ts'
import { noProgress, type PullProgress, reducePull } from './reduce-pull.ts'
import { waitForEngine } from './wait-for-engine.ts'
import { whileActive } from './while-active.ts'

const attempts = 3
const pauseMs = 1000
/** Spec: driver.md §3. */
const eventIntervalMs = 2 * 60_000

export interface PullEffects {
  engine: ImagesEngine
  aroundPull: AroundPull
  queue: Queue
  clock: Clock
  activityTimeoutMs: number
}

export interface PullRequest {
  reference: ImageReference
  auth?: RegistryAuth
  platform?: string
}

/** Those who wait for a pull. */
export interface PullListener {
  /** It has its turn. */
  onStart(): void
  onProgress(progress: PullProgress): void
  onEvent(message: string): void
}

/**
 * One pull, from its place in the queue to the image. An engine that goes away in the middle is waited for, and asked
 * again, three times in all; what it has downloaded by then it keeps.
 */
export async function pullImage(
  request: PullRequest,
  { onStart, onProgress, onEvent }: PullListener,
  { signal, ...effects }: PullEffects & { signal: AbortSignal },
): Promise<ImageInfo> {
  const { engine, queue, clock, activityTimeoutMs } = effects
  const { reference, auth, platform } = request
  const shown = familiarName(reference)
  let progress = noProgress
  let history: PullHistory = []
  let hasBegun = false

  function advance(next: PullProgress): void {
    history = reduceHistory(history, { at: clock.now(), bytes: next.downloadedBytes })
    progress = { ...next, ...toPullSpeed(history, next) }
  }

  async function pullOnce(): Promise<ImageInfo> {
    const messages = whileActive(
      (ends) => engine.pullImage(formatImageReference(reference), { auth, platform, signal: ends }),
      {
        clock,
        limitMs: activityTimeoutMs,
        toError: () => toStallError(shown, activityTimeoutMs),
        signal,
      },
    )
    for await (const message of messages) {
      hasBegun = true
      advance(reducePull(progress, message))
      onProgress(progress)
    }
    return inspectPulled(engine, request, signal)
  }

  async function pullAgainAndAgain(): Promise<ImageInfo> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await pullOnce()
      } catch (error) {
        const isLast = attempt === attempts
        if (!hasBegun || isLast || !hasCode(error, 'ENGINE_UNREACHABLE', 'ENGINE_TIMEOUT'))
          throw error
      }
      onProgress({ ...progress, waitingFor: 'engine' })
      onEvent(`The engine went away while it pulled ${shown}; the pull goes on when it is back`)
      await pause(clock, pauseMs, signal)
      await waitForEngine(engine, signal)
    }
  }

  const isQueued = queue.full
  if (isQueued) {
    onProgress({ ...noProgress, waitingFor: 'turn' })
    onEvent(`Waiting to pull ${shown}: as many other images as may be are being pulled`)
  }
  const leave = await queue.enter(signal)
  const endEvents = every(clock, eventIntervalMs, () => {
    advance(progress)
    onEvent(describePull(shown, progress))
  })
  try {
    onStart()
    if (isQueued) onProgress(progress)
    return await effects.aroundPull(formatImageReference(reference), pullAgainAndAgain)
  } finally {
    endEvents()
    leave()
  }
}
