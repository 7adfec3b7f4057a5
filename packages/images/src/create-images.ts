import type { Engine, ImageInfo } from '@longshore/engine'
import { hasCode } from '@longshore/errors'
import {
  formatImageReference,
  type ImageReference,
  parseTaskImage,
  withDefaultTag,
} from '@longshore/registry-auth'
import { toPullFailure } from './pull-failure.ts'
import { noProgress, type PullProgress, reducePull } from './reduce-pull.ts'

/** What is needed of an engine. */
export type ImagesEngine = Pick<Engine, 'inspectImage' | 'pullImage'>

export interface EnsureOptions {
  /** Pulls also what is there. */
  forcePull?: boolean
  /** Called with the whole progress at each step of a pull. */
  onProgress?: (progress: PullProgress) => void
  signal?: AbortSignal
}

export interface EnsuredImage {
  /** `sha256:…` */
  id: string
  pulled: boolean
}

export interface Images {
  /**
   * Makes sure that the engine has an image, by driver.md §3: a tag `latest`, written or meant, is always pulled, and
   * any other tag or digest only if it is missing. An `https://` before the name is dropped.
   *
   * @throws LongshoreError with a code of the README's table, or the signal's reason.
   */
  ensure(image: string, options?: EnsureOptions): Promise<EnsuredImage>
}

export function createImages({ engine }: { engine: ImagesEngine }): Images {
  async function find(name: string, signal?: AbortSignal): Promise<ImageInfo | undefined> {
    try {
      return await engine.inspectImage(name, signal)
    } catch (error) {
      if (hasCode(error, 'ENGINE_NOT_FOUND')) return undefined
      throw error
    }
  }

  async function pull(name: string, { onProgress, signal }: EnsureOptions): Promise<ImageInfo> {
    let progress = noProgress
    for await (const message of engine.pullImage(name, signal)) {
      progress = reducePull(progress, message)
      onProgress?.(progress)
    }
    return engine.inspectImage(name, signal)
  }

  return {
    async ensure(image, options = {}) {
      const reference = withDefaultTag(parseTaskImage(image))
      const name = formatImageReference(reference)
      if (!options.forcePull && !isLatest(reference)) {
        const present = await find(name, options.signal)
        if (present) return { id: present.id, pulled: false }
      }
      try {
        const { id } = await pull(name, options)
        return { id, pulled: true }
      } catch (error) {
        throw toPullFailure(name, error)
      }
    },
  }
}

/** A digest says exactly which image is meant, whatever tag stands beside it. */
function isLatest({ tag, digest }: ImageReference): boolean {
  return tag === 'latest' && digest === undefined
}
