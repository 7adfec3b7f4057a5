import type { Engine } from '@longshore/engine'
import { toLongshoreError } from '@longshore/errors'
import { type Clock, passes } from '../clock.ts'
import type { ImageUsers } from './create-image-users.ts'
import type { OwnedImage, OwnedImages } from './create-owned-images.ts'
import { type RemovedImage, removeImage } from './remove-image.ts'

/** What became of an image. For people: `removed: unused for 3m`. */
export interface ImageResult {
  id: string
  /** The names by which it was asked for. */
  references: string[]
  decision: 'kept' | 'removed' | 'failed' | 'would remove'
  reason: string
}

export interface ImageRemoverOptions {
  engine: Pick<Engine, 'inspectImage' | 'removeImage'>
  owned: OwnedImages
  users: ImageUsers
  clock: Clock
  onResult: (result: ImageResult) => void
}

const tries = 3
/** Milliseconds. */
const waitBetweenTries = 3000

/** Removes images of ours that no task uses, one call at a time for each image. */
export function createImageRemover({ engine, owned, users, clock, onResult }: ImageRemoverOptions) {
  const inFlight = new Map<string, Promise<RemovedImage>>()

  const isWanted = (id: string) => users.count(id) > 0

  function attempt(image: OwnedImage): Promise<RemovedImage> {
    const running = inFlight.get(image.id)
    if (running) return running
    const removal = removeAndForget(image).finally(() => inFlight.delete(image.id))
    inFlight.set(image.id, removal)
    return removal
  }

  async function removeAndForget(image: OwnedImage): Promise<RemovedImage> {
    const removed = await removeImage(engine, image, () => isWanted(image.id))
    if (removed === 'removed' || removed === 'gone') await owned.forget(image.id)
    return removed
  }

  return {
    /** Resolves when no removal of this image is under way. */
    async settled(id: string): Promise<void> {
      await inFlight.get(id)?.catch(() => {})
    },
    /** Resolves when no removal at all is under way. */
    async idle(): Promise<void> {
      await Promise.allSettled(inFlight.values())
    },
    /** Tries three times, as long as no task wants the image and `signal` does not abort. `reason` is why it may go. */
    async remove(id: string, reason: string, signal: AbortSignal): Promise<void> {
      const image = owned.get(id)
      for (let left = tries; image && !isWanted(id) && !signal.aborted; left--) {
        try {
          const removed = await attempt(image)
          if (removed !== 'wanted') onResult(toResult(image, removed, reason))
          return
        } catch (error) {
          const { message } = toLongshoreError(error)
          if (left === 1)
            return onResult({
              ...named(image),
              decision: 'failed',
              reason: `${reason}: ${message}`,
            })
        }
        if (!(await passes(clock, waitBetweenTries, signal))) return
      }
    },
  }
}

function toResult(image: OwnedImage, removed: RemovedImage, reason: string): ImageResult {
  if (removed === 'in use') return { ...named(image), decision: 'kept', reason: 'in use elsewhere' }
  return {
    ...named(image),
    decision: 'removed',
    reason: removed === 'gone' ? 'gone already' : reason,
  }
}

const named = ({ id, references }: OwnedImage) => ({ id, references })
