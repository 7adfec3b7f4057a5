import type { ImageInfo } from '@longshore/engine'
import { hasCode } from '@longshore/errors'
import { familiarName, formatImageReference, type ImageReference } from '@longshore/registry-auth'
import type { ImagesEngine } from './images.ts'
import { hasPlatform } from './platform.ts'
import { toDigestError, toGoneError, toPlatformError } from './pull-errors.ts'

/**
 * The image that a pull has brought; throws where it is not the wanted one. An engine takes an image that there is for
 * one platform alone, whatever platform it was asked for.
 */
export async function inspectPulled(
  engine: Pick<ImagesEngine, 'inspectImage'>,
  { reference, platform }: { reference: ImageReference; platform?: string },
  signal: AbortSignal,
): Promise<ImageInfo> {
  const shown = familiarName(reference)
  const { digest } = reference
  try {
    const image = await engine.inspectImage(formatImageReference(reference), signal)
    const isWanted = image.repoDigests.some((found) => found.endsWith(`@${digest}`))
    if (digest !== undefined && !isWanted) throw toDigestError(shown, image.repoDigests)
    if (!hasPlatform(image, platform)) throw toPlatformError(shown, platform, image)
    return image
  } catch (error) {
    throw hasCode(error, 'ENGINE_NOT_FOUND') ? toGoneError(shown, error) : error
  }
}
