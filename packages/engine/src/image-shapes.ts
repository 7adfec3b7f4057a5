import type { ImageInfo, ImageSummary } from './image-types.ts'

interface WireNames {
  Id: string
  RepoTags: string[] | null
  RepoDigests: string[] | null
  /** Bytes. */
  Size: number
}

/** What of `GET /images/{name}/json` is read. */
export interface WireImage extends WireNames {
  Os: string
  Architecture: string
}

/** What of each entry of `GET /images/json` is read. */
export interface WireSummary extends WireNames {
  /** Unix time in seconds. */
  Created: number
}

export function toInfo(image: WireImage): ImageInfo {
  return { ...toNames(image), os: image.Os, architecture: image.Architecture }
}

export function toSummary(image: WireSummary): ImageSummary {
  return { ...toNames(image), createdAt: image.Created * 1000 }
}

function toNames({ Id, RepoTags, RepoDigests, Size }: WireNames) {
  return { id: Id, repoTags: named(RepoTags), repoDigests: named(RepoDigests), size: Size }
}

/** Older engines list what has no name as `<none>:<none>` and `<none>@<none>`. */
function named(names: string[] | null): string[] {
  return (names ?? []).filter((name) => !name.startsWith('<none>'))
}
