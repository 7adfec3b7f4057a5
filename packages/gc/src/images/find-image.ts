import type { Engine, ImageInfo } from '@longshore/engine'
import { hasCode } from '@longshore/errors'

/** The image with this name or id; undefined where there is none. */
export async function findImage(
  engine: Pick<Engine, 'inspectImage'>,
  reference: string,
): Promise<ImageInfo | undefined> {
  try {
    return await engine.inspectImage(reference)
  } catch (error) {
    if (hasCode(error, 'ENGINE_NOT_FOUND')) return undefined
    throw error
  }
}
