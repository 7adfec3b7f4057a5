import type { ImageReference } from './image-reference.ts'

/** A reference with neither tag nor digest means the tag `latest`; any other stays as it is. */
export function withDefaultTag(reference: ImageReference): ImageReference {
  const isBare = reference.tag === undefined && reference.digest === undefined
  return isBare ? { ...reference, tag: 'latest' } : reference
}
