import type { ImageInfo, PullMessage } from '../engine.ts'
import { toEngineError } from '../engine-errors.ts'
import { toPullError } from '../pull-errors.ts'
import { withTag } from '../with-tag.ts'

/** What a pull tells. It may throw, as a failing pull does, or wait, as a slow one does. */
export type PullScript = (
  signal?: AbortSignal,
) => Iterable<PullMessage> | AsyncIterable<PullMessage>

/** The images of a fake engine, and those that it can pull. */
export function createFakeImages() {
  const images = new Map<string, ImageInfo>()
  const scripts = new Map<string, PullScript>()
  let made = 0

  function add(reference: string): string {
    const id = `sha256:${(++made).toString(16).padStart(64, '0')}`
    images.set(normalize(reference), { id, repoDigests: [] })
    return id
  }
  function find(reference: string): ImageInfo | undefined {
    const byId = [...images.values()].find(({ id }) => id === reference)
    return byId ?? images.get(normalize(reference))
  }

  return {
    add,
    find,
    remove: (reference: string) => {
      images.delete(normalize(reference))
    },
    script: (reference: string, script: PullScript) => {
      scripts.set(normalize(reference), script)
    },
    async inspect(reference: string): Promise<ImageInfo> {
      const image = find(reference)
      if (image) return image
      const doing = `inspect the image ${reference}`
      throw toEngineError({ doing, status: 404, text: `No such image: ${reference}` })
    },
    async *pull(reference: string, signal?: AbortSignal): AsyncGenerator<PullMessage> {
      const script = scripts.get(normalize(reference))
      if (!script) throw toPullError(reference, `manifest for ${reference} not found`, 404)
      for await (const message of script(signal)) {
        yield message
        signal?.throwIfAborted()
      }
      add(reference)
    },
  }
}

/** The short form with its tag: `redis:latest` for `docker.io/library/redis`. */
function normalize(reference: string): string {
  return withTag(reference.replace(/^docker\.io\/(library\/)?/, ''))
}
