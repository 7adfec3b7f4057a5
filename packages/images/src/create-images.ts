import type { ImageInfo, RegistryAuth } from '@longshore/engine'
import { createSecret, hasCode } from '@longshore/errors'
import {
  createAuthChain,
  familiarName,
  formatImageReference,
  type ImageReference,
  parseTaskImage,
  toRegistryAuthHeader,
  withDefaultTag,
} from '@longshore/registry-auth'
import { type Clock, systemClock } from './clock.ts'
import { createQueue } from './create-queue.ts'
import { createSharedPulls } from './create-shared-pulls.ts'
import type { AroundPull, EnsureOptions, Images, ImagesAuth, ImagesEngine } from './images.ts'
import { loadArchive, toNotInArchiveError } from './load-archive.ts'
import type { Archive } from './open-archive.ts'
import { hasPlatform } from './platform.ts'
import { toAbsentError, toTimeoutError } from './pull-errors.ts'
import { pullImage } from './pull-image.ts'
import { toPullPolicy } from './pull-policy.ts'

export interface ImagesOptions {
  engine: ImagesEngine
  /** Default: the tasks' own credentials alone. */
  auth?: ImagesAuth
  /** Pulls of different images at once; more wait in order. Default 3. */
  maxParallelPulls?: number
  /** `image_pull_timeout` of tasks that have none. Default 5 min. */
  pullTimeoutMs?: number
  /** `pull_activity_timeout`: a pull without progress for so long is given up. Default 2 min. */
  activityTimeoutMs?: number
  /** What is to happen before and after each pull, such as its entry in a book. Default: nothing. */
  aroundPull?: AroundPull
  /** Default: the system's. */
  clock?: Clock
}

export function createImages({
  engine,
  auth = taskAuthAlone(),
  maxParallelPulls = 3,
  pullTimeoutMs = 5 * 60_000,
  activityTimeoutMs = 2 * 60_000,
  aroundPull = (_, pull) => pull(),
  clock = systemClock,
}: ImagesOptions): Images {
  const pulls = createSharedPulls(clock)
  const queue = createQueue(maxParallelPulls)
  const effects = { engine, clock, activityTimeoutMs, aroundPull, queue }

  async function find(name: string, options: EnsureOptions): Promise<ImageInfo | undefined> {
    try {
      const image = await engine.inspectImage(name, options.signal)
      return hasPlatform(image, options.platform) ? image : undefined
    } catch (error) {
      if (hasCode(error, 'ENGINE_NOT_FOUND')) return undefined
      throw error
    }
  }

  async function findAuth(reference: ImageReference, options: EnsureOptions) {
    const { taskAuth, authSoftFail, signal = new AbortController().signal } = options
    const found = await auth.find(reference, { taskAuth, softFail: authSoftFail, signal })
    const { credentials, source, serverAddress, identity, warning } = found
    if (warning) options.onEvent?.(`Pulling without credentials: ${warning.message}`)
    const header = credentials && createSecret(toRegistryAuthHeader(credentials, serverAddress))
    const registryAuth: RegistryAuth | undefined = header && { header, source }
    return { registryAuth, identity }
  }

  async function pull(reference: ImageReference, options: EnsureOptions): Promise<ImageInfo> {
    const { platform, onProgress, onEvent, signal, pullTimeoutMs: ownTimeoutMs } = options
    const name = formatImageReference(reference)
    const timeoutMs = ownTimeoutMs ?? pullTimeoutMs
    const { registryAuth, identity } = await findAuth(reference, options)
    return pulls.join(
      JSON.stringify([name, platform, identity]),
      (listener, ends) =>
        pullImage({ reference, platform, auth: registryAuth }, listener, {
          ...effects,
          signal: ends,
        }),
      {
        ...{ onProgress, onEvent, signal, timeoutMs },
        toTimeoutError: () => toTimeoutError(familiarName(reference), timeoutMs),
      },
    )
  }

  async function load(
    reference: ImageReference,
    archive: Archive,
    options: EnsureOptions,
  ): Promise<ImageInfo> {
    const held = await loadArchive(archive, engine, options)
    const loaded = await find(formatImageReference(reference), options)
    if (loaded) return loaded
    throw toNotInArchiveError(familiarName(reference), archive, held)
  }

  return {
    async ensure(image, options = {}) {
      const reference = toPullReference(image)
      const name = formatImageReference(reference)
      const policy = toPullPolicy(reference, options)
      const present = policy === 'always' ? undefined : await find(name, options)
      if (present) return { id: present.id, pulled: false }
      const { load: archive } = options
      if (archive) {
        const { id } = await aroundPull(name, () => load(reference, archive, options))
        return { id, pulled: false }
      }
      if (policy === 'never') throw toAbsentError(familiarName(reference))
      const { id } = await pull(reference, options)
      return { id, pulled: true }
    },
  }
}

/** A digest says exactly which image is meant, whatever tag stands beside it. */
function toPullReference(image: string): ImageReference {
  const { tag, ...reference } = withDefaultTag(parseTaskImage(image))
  return reference.digest === undefined ? { ...reference, tag } : reference
}

/** A search that looks nowhere else, so it runs and reads nothing. */
function taskAuthAlone(): ImagesAuth {
  const unused = () => {
    throw new Error('There is no source to ask.')
  }
  return createAuthChain({ auth: {}, runCommand: unused, readFile: unused, now: () => 0 })
}
