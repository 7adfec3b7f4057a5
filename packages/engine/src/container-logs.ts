import type { Readable } from 'node:stream'
import type { Transport } from './transport.ts'

/** What {@link Engine.containerLogs} reads. */
export interface ContainerLogsOptions {
  /** Unix seconds, with up to nine decimals: nothing that was stamped earlier. Default: all that there is. */
  since?: string
  stdout: boolean
  stderr: boolean
  /** Whether each line, and each 16 KiB piece of a longer one, begins with its time (RFC 3339, nine decimals). */
  timestamps: boolean
  /** Following loses lines when the engine rotates its log: attach for that. */
  follow: false
}

export function createContainerLogsCall({ stream }: Transport) {
  return {
    containerLogs: (
      id: string,
      { stdout, stderr, timestamps, follow, since = '0' }: ContainerLogsOptions,
      signal?: AbortSignal,
    ): Promise<Readable> =>
      stream({
        method: 'GET',
        path: `/containers/${encodeURIComponent(id)}/logs`,
        query: { stdout, stderr, timestamps, follow, since },
        doing: `read the log of the container ${id}`,
        signal,
      }),
  }
}
