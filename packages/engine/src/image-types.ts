import type { Secret } from '@longshore/errors'

export interface ImageInfo {
  /** `sha256:…` */
  id: string
  /** `redis:7` */
  repoTags: string[]
  /** `redis@sha256:…`, one for each repository that it was pulled from or pushed to. */
  repoDigests: string[]
  /** Bytes, with the layers that it shares. */
  size: number
  os: string
  architecture: string
}

export interface ImageSummary extends Omit<ImageInfo, 'os' | 'architecture'> {
  /** When it was built. Unix time in milliseconds. */
  createdAt: number
}

export interface PullOptions {
  /** None: the registry sees nobody. */
  auth?: RegistryAuth
  /** `os[/arch[/variant]]`. Default: the engine's own. */
  platform?: string
  signal?: AbortSignal
}

/** Who the engine is to the registry of a pull. */
export interface RegistryAuth {
  /** The value of `X-Registry-Auth`: JSON in URL-safe base64, padded (older engines take no other for credentials). */
  header: Secret
  /** Where it comes from, for people: errors name it. */
  source: string
}

/** One line of the engine's pull progress. `layerId` is missing on lines about the whole image. */
export interface PullMessage {
  layerId?: string
  /** `Downloading`, `Extracting`, `Pull complete`, `Already exists`, … */
  status: string
  /** Bytes of this layer in this phase. */
  current?: number
  total?: number
}

/** One line of the engine's progress with an archive. */
export interface LoadMessage extends PullMessage {
  /** The name, or the id where it has none, of an image that the archive held. */
  loaded?: string
}
