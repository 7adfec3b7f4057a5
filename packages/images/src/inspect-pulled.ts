import type { ImageInfo } from '@longshore/engine'
import { hasCode } from '@longshore/errors'
import { familiarName, formatImageReference, type ImageReference } from '@longshore/registry-auth'
import type { ImagesEngine } from './images.ts'
import { toDigestError, toGoneError } from './pull-errors.ts'

/** The image that a pull has brought; throws where it is not the wanted one. */
export async function inspectPulled(
  engine: Pick<ImagesEngine, 'inspectImage'>,
  reference: ImageReference,
  signal: AbortSignal,
): Promise<ImageInfo> {
  const shown = familiarName(reference)
  const { digest } = reference
  try {
    const image = await engine.inspectImage(formatImageReference(reference), signal)
    const isWanted = image.repoDigests.some((found) => found.endsWith(`@${digest}`))
    if (digest !== undefined && !isWanted) throw toDigestError(shown, image.repoDigests)
    return image
  } catch (error) {
    throw hasCode(error, 'ENGINE_NOT_FOUND') ? toGoneError(shown, error) : error
  }
}
