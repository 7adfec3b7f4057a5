import type { Engine, PullMessage } from './engine.ts'
import { toPullError } from './pull-errors.ts'
import type { Transport } from './transport.ts'
import { withTag } from './with-tag.ts'

/** One line of the answer of `POST /images/create`. */
interface WireProgress {
  id?: string
  status?: string
  /** On lines about a layer only: on others `id` is the tag. */
  progressDetail?: { current?: number; total?: number }
  error?: string
}

export function createImageCalls({
  json,
  jsonLines,
}: Transport): Pick<Engine, 'inspectImage' | 'pullImage'> {
  return {
    async inspectImage(reference, signal) {
      const answer = await json<{ Id: string; RepoDigests: string[] | null }>({
        method: 'GET',
        path: `/images/${encodeURIComponent(reference)}/json`,
        doing: `inspect the image ${reference}`,
        signal,
      })
      return { id: answer.Id, repoDigests: answer.RepoDigests ?? [] }
    },

    async *pullImage(reference, signal) {
      const lines = await jsonLines<WireProgress>({
        method: 'POST',
        path: '/images/create',
        query: { fromImage: withTag(reference) },
        doing: `pull the image ${reference}`,
        toError: (failure) => toPullError(reference, failure.text, failure.status),
        signal,
      })
      for await (const line of lines) {
        if (line.error !== undefined) throw toPullError(reference, line.error)
        yield toPullMessage(line)
      }
    },
  }
}

function toPullMessage({ id, status = '', progressDetail }: WireProgress): PullMessage {
  if (!progressDetail) return { status }
  return { layerId: id, status, ...progressDetail }
}
