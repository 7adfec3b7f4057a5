import type { Engine } from './engine.ts'
import { toInfo, toSummary, type WireImage, type WireSummary } from './image-shapes.ts'
import type { LoadMessage, PullMessage } from './image-types.ts'
import { toLoadError, toPullError } from './pull-errors.ts'
import type { Transport } from './transport.ts'
import { splitTag, withTag } from './with-tag.ts'

export type ImageCalls = Pick<
  Engine,
  'inspectImage' | 'listImages' | 'pullImage' | 'loadImage' | 'tagImage' | 'removeImage'
>

/** One line of the answer of `POST /images/create` and `POST /images/load`. */
interface WireProgress {
  id?: string
  status?: string
  /** On lines about a layer only: on others `id` is the tag. */
  progressDetail?: { current?: number; total?: number }
  /** What `docker load` prints. */
  stream?: string
  errorDetail?: { message?: string }
  /** In older engines, beside `errorDetail`. */
  error?: string
}

export function createImageCalls({ json, jsonLines }: Transport): ImageCalls {
  return {
    async inspectImage(reference, signal) {
      const path = `${pathOf(reference)}/json`
      const doing = `inspect the image ${reference}`
      return toInfo(await json<WireImage>({ method: 'GET', path, doing, signal }))
    },

    async listImages(signal) {
      const path = '/images/json'
      const doing = 'list the images'
      const answer = await json<WireSummary[]>({ method: 'GET', path, doing, signal })
      return answer.map(toSummary)
    },

    async *pullImage(reference, { auth, platform, signal } = {}) {
      const lines = await jsonLines<WireProgress>({
        method: 'POST',
        path: '/images/create',
        query: { fromImage: withTag(reference), ...(platform && { platform }) },
        headers: auth && { 'x-registry-auth': auth.header.reveal() },
        limit: { kind: 'none' },
        doing: `pull the image ${reference}`,
        toError: ({ text, status }) => toPullError({ reference, auth, text, status }),
        signal,
      })
      for await (const line of lines) {
        const text = toErrorText(line)
        if (text !== undefined) throw toPullError({ reference, auth, text })
        yield toMessage(line)
      }
    },

    async *loadImage(archive, signal) {
      let broken: Error | undefined
      archive.once('error', (error) => {
        broken = error
      })
      try {
        const lines = await jsonLines<WireProgress>({
          method: 'POST',
          path: '/images/load',
          body: archive,
          limit: { kind: 'none' },
          doing: 'load the archive',
          toError: toLoadError,
          signal,
        })
        for await (const line of lines) {
          const text = toErrorText(line)
          if (text !== undefined) throw toLoadError({ text })
          yield toLoadMessage(line)
        }
      } catch (error) {
        throw broken ?? error
      } finally {
        archive.destroy()
      }
    },

    tagImage(reference, name, signal) {
      const { repository, tag } = splitTag(name)
      return json({
        method: 'POST',
        path: `${pathOf(reference)}/tag`,
        query: { repo: repository, tag },
        doing: `give the image ${reference} the name ${name}`,
        signal,
      })
    },

    async removeImage(reference, { force = false } = {}, signal) {
      await json({
        method: 'DELETE',
        path: pathOf(reference),
        query: { force },
        doing: `remove the image ${reference}`,
        signal,
      })
    },
  }
}

function pathOf(reference: string): string {
  return `/images/${encodeURIComponent(reference)}`
}

function toMessage({ id, status = '', progressDetail }: WireProgress): PullMessage {
  if (!progressDetail) return { status }
  const { current, total } = progressDetail
  return { layerId: id, status, current, total }
}

function toErrorText({ errorDetail, error }: WireProgress): string | undefined {
  return errorDetail?.message ?? error
}

function toLoadMessage(line: WireProgress): LoadMessage {
  const text = line.stream?.trim()
  if (text === undefined) return toMessage(line)
  const [, loaded] = /^Loaded image(?: ID)?: (.+)$/.exec(text) ?? []
  return { status: text, loaded }
}
