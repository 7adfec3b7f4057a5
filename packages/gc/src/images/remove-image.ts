import type { Engine } from '@longshore/engine'
import { hasCode } from '@longshore/errors'
import type { OwnedImage } from './create-owned-images.ts'
import { findImage } from './find-image.ts'

export type RemovedImage = 'removed' | 'gone' | 'in use' | 'wanted'

/**
 * Takes away the names by which we asked for an image and, when nobody has given it another, the image. Never by force:
 * one that a container uses, or that has a name of someone else's, stays and is `in use`. `gone`: it was not there.
 * `wanted`: `isWanted` said so in the middle. Rejects with the engine's own errors.
 */
export async function removeImage(
  engine: Pick<Engine, 'inspectImage' | 'removeImage'>,
  { id, references }: Pick<OwnedImage, 'id' | 'references'>,
  isWanted: () => boolean,
): Promise<RemovedImage> {
  if (!(await findImage(engine, id))) return 'gone'
  try {
    for (const reference of references) {
      if ((await findImage(engine, reference))?.id !== id) continue
      if (isWanted()) return 'wanted'
      await removeOnce(engine, reference)
    }
    const rest = await findImage(engine, id)
    if (!rest) return 'removed'
    if (rest.repoTags.length > 0) return 'in use'
    if (isWanted()) return 'wanted'
    await removeOnce(engine, id)
    return 'removed'
  } catch (error) {
    if (hasCode(error, 'ENGINE_CONFLICT')) return 'in use'
    throw error
  }
}

/** Removed by someone else in the meantime is success. */
async function removeOnce(engine: Pick<Engine, 'removeImage'>, reference: string): Promise<void> {
  try {
    await engine.removeImage(reference)
  } catch (error) {
    if (!hasCode(error, 'ENGINE_NOT_FOUND')) throw error
  }
}
