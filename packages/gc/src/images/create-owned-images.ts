import type { ImageStore } from './image-store.ts'

/** An image that is ours to remove. */
export interface OwnedImage {
  id: string
  references: string[]
  /** Unix time in milliseconds. */
  lastUsedAt: number
}

/** The images that came by a pull or load of ours, in memory and in the store. */
export function createOwnedImages(store: ImageStore, now: () => number) {
  const images = new Map<string, OwnedImage>()

  async function save(image: OwnedImage): Promise<void> {
    images.set(image.id, image)
    const { id: key, references, lastUsedAt } = image
    await store.put({ kind: 'image', key, references, lastUsedAt })
  }

  return {
    get: (id: string): OwnedImage | undefined => images.get(id),
    /** The one that was used last comes last. */
    list: (): OwnedImage[] => [...images.values()].sort((a, b) => a.lastUsedAt - b.lastUsedAt),
    restore(image: OwnedImage): void {
      images.set(image.id, image)
    },
    own(id: string, reference: string): Promise<void> {
      const references = new Set(images.get(id)?.references).add(reference)
      return save({ id, references: [...references], lastUsedAt: now() })
    },
    /** Writes down that it is used until now. */
    async touch(id: string): Promise<void> {
      const image = images.get(id)
      if (image) await save({ ...image, lastUsedAt: now() })
    },
    async forget(id: string): Promise<void> {
      images.delete(id)
      await store.delete({ kind: 'image', key: id })
    },
  }
}

export type OwnedImages = ReturnType<typeof createOwnedImages>
