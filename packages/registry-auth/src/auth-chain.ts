import type { LongshoreError } from '@longshore/errors'
import type { Credentials } from './credentials.ts'
import type { ImageReference } from './image-reference.ts'
import type { TaskAuth } from './task-auth.ts'

/** The driver's `auth { … }`. Empty texts mean unset. Spec: driver.md §1. */
export interface DriverAuth {
  /** Path of an auth file. */
  config?: string
  /** The helper `docker-credential-<helper>` that is asked for every image. */
  helper?: string
  providers?: AuthProvider[]
}

/** A helper for the images that match. */
export interface AuthProvider {
  /** See {@link createImageMatcher}. One match is enough. */
  matchImages: string[]
  helper: string
  /** How long its credentials are kept, in ms. 0 and unset: not at all. */
  cacheForMs?: number
}

export interface AuthChain {
  /**
   * Finds the credentials to pull an image with. The first that applies wins: the task's own block, the auth file, the
   * providers that match in their order, the helper for every image. One that fails ends the search.
   *
   * @throws LongshoreError with the code of the source that failed, or the signal's reason.
   */
  find(reference: ImageReference, options: FindAuthOptions): Promise<FoundAuth>
}

export interface FindAuthOptions {
  taskAuth?: TaskAuth
  /** The task's `auth_soft_fail`: a source that fails means no credentials, and `warning` says why. Default false. */
  softFail?: boolean
  signal: AbortSignal
}

/** Safe to log, as {@link Credentials} are. */
export interface FoundAuth {
  /** None: the image is pulled anonymously. */
  credentials: Credentials | undefined
  /** Where they are from, for people. */
  source: string
  /** For {@link toRegistryAuthHeader}. */
  serverAddress: string
  /** Equal where the credentials are equal, `none` without; says nothing of them. Only within one chain. */
  identity: string
  /** The failure that `softFail` made up for. */
  warning?: LongshoreError
}
