import { LongshoreError } from '@longshore/errors'
import type { CollectedLogs } from '../collect-options.ts'
import type { LogStores } from './open-log-stores.ts'

export interface Collecting {
  stores: LogStores
  taskName: string
  signal?: AbortSignal
}

/** Runs a collection to its end, closes what it stores in, and says how it went. Never rejects. */
export async function finishCollection(
  copy: () => Promise<void>,
  { stores, taskName, signal }: Collecting,
): Promise<CollectedLogs> {
  const error = await copy().then(
    () => undefined,
    (cause) => (signal?.aborted ? undefined : toStreamError(taskName, cause)),
  )
  const [stdout, stderr] = await Promise.all([
    stores.stdout.live.close(),
    stores.stderr.live.close(),
  ])
  return { stdout, stderr, ...(error && { error }) }
}

function toStreamError(taskName: string, cause: unknown): LongshoreError {
  if (cause instanceof LongshoreError && cause.code.startsWith('LOG_')) return cause
  return new LongshoreError(
    'LOG_STREAM_LOST',
    `The output stream of task ${taskName} broke off: ${(cause as Error).message}.`,
    {
      hint: 'Go on with resumeLogs, which reads what the container writes until then from the engine.',
      cause,
      recoverable: true,
    },
  )
}
