import { LongshoreError } from '@longshore/errors'
import type { EnsureOptions, ImagesEngine } from './images.ts'
import { type Archive, openArchive } from './open-archive.ts'
import { noProgress, reducePull } from './reduce-pull.ts'

/**
 * Streams an archive to the engine. Resolves with the names of the images that were in it (ids of those without).
 *
 * @throws LongshoreError as {@link openArchive} and the engine's `loadImage`.
 */
export async function loadArchive(
  archive: Archive,
  engine: Pick<ImagesEngine, 'loadImage'>,
  { onProgress, signal }: Pick<EnsureOptions, 'onProgress' | 'signal'>,
): Promise<string[]> {
  signal?.throwIfAborted()
  const file = await openArchive(archive)
  const names: string[] = []
  let progress = noProgress
  for await (const message of engine.loadImage(file.createReadStream(), signal)) {
    if (message.loaded !== undefined) names.push(message.loaded)
    progress = reducePull(progress, message)
    onProgress?.(progress)
  }
  return names
}

export function toNotInArchiveError(
  name: string,
  { path }: Archive,
  held: readonly string[],
): LongshoreError {
  return new LongshoreError(
    'IMAGE_NOT_IN_ARCHIVE',
    `The archive ${path} does not hold the image ${name}; it holds ${held.join(', ') || 'none'}.`,
    { hint: 'Write in image the name that the archive holds.' },
  )
}
