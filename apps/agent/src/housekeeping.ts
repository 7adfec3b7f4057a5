import { statfs } from 'node:fs/promises'
import type { DriverOptions } from '@longshore/config'
import type { ContainerSummary, Engine } from '@longshore/engine'
import { type LongshoreError, toLongshoreError } from '@longshore/errors'
import type { DriverFingerprinter, Fingerprint } from '@longshore/fingerprint'
import {
  type Clock,
  createDanglingReaper,
  createImageGc,
  type DiskSpace,
  type ImageGc,
  type ImageStore,
} from '@longshore/gc'
import { engineDisk } from './engine-disk.ts'
import type { HousekeepingEvent } from './housekeeping-event.ts'
import { ownerOfContainer } from './owner-of-container.ts'

export interface HousekeepingOptions {
  /** It has just answered, and so counts as well until it is seen otherwise. */
  engine: Pick<
    Engine,
    | 'endpoint'
    | 'info'
    | 'listContainers'
    | 'removeContainer'
    | 'listImages'
    | 'inspectImage'
    | 'removeImage'
  >
  fingerprinter: Pick<DriverFingerprinter, 'watch'>
  options: Pick<DriverOptions, 'gc' | 'image_gc'>
  /** What every container of this agent carries. */
  labels: Record<string, string>
  imageStore: ImageStore
  /** Whether a task or a group's network has this container, or is about to; asked only after the start. */
  isTracked: (container: Pick<ContainerSummary, 'id' | 'name'>) => boolean
  /** Whether tasks' containers without `labels` stay: another driver may have them. */
  keepUnlabelled: boolean
  onEvent: (event: HousekeepingEvent) => void
  /** How full the file system at this path is. Default: Node's `statfs`. */
  readDisk?: (path: string) => Promise<DiskSpace>
  clock?: Clock
}

/**
 * What an agent does beside its tasks: it watches the engine's health and removes what nothing needs any more. For
 * `createDriver` it is the `imageUsers`, whose `release` never rejects.
 */
export interface Housekeeping extends Pick<ImageGc, 'use' | 'release'> {
  /** For `createImages`: what a pull brings is ours to remove. */
  aroundPull: ImageGc['pulling']
  /**
   * Finds out what is ours and who uses it, and begins. To be called before the first task is started or found again.
   * Rejects with the errors of the store and the engine; it may be called again then.
   */
  start(signal?: AbortSignal): Promise<void>
  /**
   * Ends it. An agent that lives shorter than `image_delay` removes now what earlier ones on its data directory left,
   * and leaves its own images to the next. Resolves when that is done, or when `signal` aborts.
   */
  close(signal: AbortSignal): Promise<void>
}

/** @throws LongshoreError `IMAGE_GC_UNAVAILABLE` where `image_gc` is set and the engine's disk is not of this machine. */
export function createHousekeeping({
  engine,
  fingerprinter,
  options: { gc, image_gc },
  labels,
  imageStore,
  isTracked,
  keepUnlabelled,
  onEvent,
  readDisk = statfs,
  clock,
}: HousekeepingOptions): Housekeeping {
  const closing = new AbortController()
  const ownerOf = (container: ContainerSummary) => ownerOfContainer(container, labels)
  const problemTeller = () => tellOnce((error) => onEvent({ kind: 'problem', error }))
  const tellStoreProblem = problemTeller()
  let health: Fingerprint['health'] = 'healthy'

  const images = createImageGc({
    engine,
    store: imageStore,
    enabled: gc.image,
    delayMs: gc.image_delay,
    disk: image_gc && { ...image_gc, read: engineDisk(engine, readDisk) },
    clock,
    onResult: (result) => onEvent({ kind: 'image', result }),
    onError: problemTeller(),
  })
  const reaper = createDanglingReaper({
    engine,
    labels,
    isTracked,
    isHealthy: () => health === 'healthy',
    keepFinished: !gc.container,
    keepUnlabelled,
    options: gc.dangling_containers,
    clock,
    onDecision(result, container) {
      onEvent({ kind: 'container', result })
      const owner = ownerOf(container)
      if (result.decision === 'removed' && owner !== undefined)
        void release(container.imageId, owner)
    },
    onError: problemTeller(),
  })

  /** A date of last use that cannot be kept is no reason for a task to fail. */
  async function release(imageId: string, taskId: string): Promise<void> {
    try {
      await images.release(imageId, taskId)
    } catch (error) {
      tellStoreProblem(toLongshoreError(error))
    }
  }

  function tellHealth(fingerprint: Fingerprint): void {
    if (fingerprint.health === health) return
    health = fingerprint.health
    onEvent({ kind: 'health', fingerprint })
  }

  return {
    aroundPull: images.pulling,
    use: images.use,
    release,
    async start(signal) {
      await images.recover(ownerOf, signal)
      const watch = fingerprinter.watch(tellHealth)
      closing.signal.addEventListener('abort', () => watch.close())
      void reaper.run(closing.signal)
      if (image_gc) void images.watchDisk(closing.signal)
    },
    async close(signal) {
      closing.abort()
      if (health === 'healthy') await Promise.race([images.removeOverdue(signal), aborted(signal)])
      await Promise.race([images.close(), aborted(signal)])
    },
  }
}

/** Of a failure that comes back at every look, the first is told. */
function tellOnce(tell: (error: LongshoreError) => void): (error: LongshoreError) => void {
  let told = ''
  return (error) => {
    if (error.message !== told) tell(error)
    told = error.message
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
