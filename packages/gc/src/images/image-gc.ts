import type { ContainerSummary, Engine } from '@longshore/engine'
import type { LongshoreError } from '@longshore/errors'
import type { Clock } from '../clock.ts'
import type { ImageResult } from './create-image-remover.ts'
import type { DiskSpace, Watermarks } from './disk.ts'
import type { ImageStore } from './image-store.ts'

export interface ImageGcOptions {
  engine: Pick<Engine, 'listImages' | 'inspectImage' | 'removeImage' | 'listContainers'>
  store: ImageStore
  /**
   * `gc { image }`: whether images go when nothing has used them for the delay. What is ours is written down in either
   * case, and what is unused goes for a full {@link ImageGcOptions.disk} in either case.
   */
  enabled: boolean
  /** `gc { image_delay }`, in milliseconds. */
  delayMs: number
  /** `image_gc`, with how to look at the engine's disk: `statfs` of its root directory. */
  disk?: Watermarks & { read: (signal: AbortSignal) => Promise<DiskSpace> }
  clock?: Clock
  /** Called with what became of an image, when it was its turn to go. */
  onResult?: (result: ImageResult) => void
  /** Called when a look of {@link ImageGc.watchDisk} fails. */
  onError?: (error: LongshoreError) => void
}

export interface ImageGc {
  /**
   * To be called once, before anything else: reads what is ours from the store and who uses it from the engine.
   * `toTaskId` tells the task that a container belongs to, undefined for one that is none of ours. Rejects with
   * the errors of the store and the engine; it may be called again then.
   */
  recover(
    toTaskId: (container: ContainerSummary) => string | undefined,
    signal?: AbortSignal,
  ): Promise<void>
  /**
   * Does a pull or load, and makes the image ours unless it was there before. Rejects as `pull` does, and with the
   * errors of the store and the engine.
   */
  pulling<T>(reference: string, pull: () => Promise<T>): Promise<T>
  /**
   * Counts the task among the image's users at once. Resolves when no removal is under way: from then on the image is not
   * removed. It may be gone by then; the engine says so when the container is created, and it is to be pulled again.
   */
  use(imageId: string, taskId: string): Promise<void>
  /** The task needs the image no more. Rejects with the errors of the store. */
  release(imageId: string, taskId: string): Promise<void>
  /** What would become of each image that is ours, those used longest ago first. */
  plan(): ImageResult[]
  /** Looks at the disk once, if watermarks are set, and removes unused images while it is too full. */
  relieveDisk(signal: AbortSignal): Promise<void>
  /** Does so every minute. Resolves when `signal` aborts. */
  watchDisk(signal: AbortSignal): Promise<void>
  /**
   * Removes at once the images that no task has used for longer than the delay, also where that began before this agent,
   * those used longest ago first. For an agent that lives shorter than the delay, at its end. Never rejects.
   */
  removeOverdue(signal: AbortSignal): Promise<void>
  /** Begins no removal any more. Resolves when none is under way. */
  close(): Promise<void>
}
