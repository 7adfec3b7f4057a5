import type { ImageReference } from './image-reference.ts'
import { parseImageReference } from './parse-image-reference.ts'

/**
 * Parses the image of a task: a reference that may have `https://` before it, which is dropped. Spec: driver.md §3.
 *
 * @throws LongshoreError `IMAGE_REFERENCE_INVALID`, as {@link parseImageReference} does of what is left.
 */
export function parseTaskImage(text: string): ImageReference {
  return parseImageReference(text.replace(/^https:\/\//, ''))
}
