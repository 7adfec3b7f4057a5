import type { Engine } from '@longshore/engine'
import type { AuthChain, TaskAuth } from '@longshore/registry-auth'
import type { Archive } from './open-archive.ts'
import type { PullPolicy } from './pull-policy.ts'
import type { PullProgress } from './reduce-pull.ts'

export interface Images {
  /**
   * Makes sure that the engine has an image, by driver.md §3: a tag `latest`, written or meant, is always pulled, and
   * any other tag or digest only if it is missing. An `https://` before the name is dropped; of a name with tag and
   * digest, the digest counts. An image that is there is used, whoever had the credentials to pull it, as with Docker.
   *
   * All who ask for one reference, platform and credentials at one time share one pull. It ends early only when the last
   * of them has gone, by its signal or its time.
   *
   * @throws LongshoreError with a code of the README's table, or the signal's reason.
   */
  ensure(image: string, options?: EnsureOptions): Promise<EnsuredImage>
}

export interface EnsureOptions {
  /** Default: `always` for `latest`, else `missing`. */
  pullPolicy?: PullPolicy
  /** Pulls also what is there; `pullPolicy` wins over it. */
  forcePull?: boolean
  /** The task's own credentials: they win over all others. */
  taskAuth?: TaskAuth
  /** A source of credentials that fails means none; an event says so. */
  authSoftFail?: boolean
  /**
   * `os[/arch[/variant]]` in the image's own words: `linux/amd64`. An image for another one is refused, but the variant
   * is left to the registry, as the engine does not tell it. Default: what the engine takes by itself.
   */
  platform?: string
  /** Time of the pull, counted from its turn. Default: the one of {@link ImagesOptions}. */
  pullTimeoutMs?: number
  /** Takes the image from an archive where it would be pulled, or is missing with the policy `never`. */
  load?: Archive
  /** Called with the whole progress at each step; a latecomer first gets the state so far. */
  onProgress?: (progress: PullProgress) => void
  /** Told in words: that it waits for its turn or for the engine, and how far a slow pull is, every two minutes. */
  onEvent?: (message: string) => void
  signal?: AbortSignal
}

export interface EnsuredImage {
  /** `sha256:…` */
  id: string
  pulled: boolean
}

/** What is needed of an engine. */
export type ImagesEngine = Pick<Engine, 'inspectImage' | 'pullImage' | 'loadImage' | 'subscribe'>

/** What is needed of a search for credentials. */
export type ImagesAuth = Pick<AuthChain, 'find'>

/**
 * Called in the place of each pull or load that really happens, once for all who wait for it, when its turn has come. It
 * calls `pull` and resolves or rejects as that does; `reference` is the whole name: `docker.io/library/redis:7`.
 */
export type AroundPull = <T>(reference: string, pull: () => Promise<T>) => Promise<T>
