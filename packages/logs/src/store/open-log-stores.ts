import { LongshoreError } from '@longshore/errors'
import type { CollectLogsOptions, LogFifoTarget, LogFileTarget } from '../collect-options.ts'
import { openFifoStore } from '../fifo/fifo-store.ts'
import { openStoredFile, type StoredBefore, type StoredFile } from '../files/open-stored-file.ts'
import type { StreamName } from '../live/demultiplexer.ts'
import { createBestEffortStore } from './best-effort-store.ts'
import { createLogStore, type LogLoss, type LogStore } from './log-store.ts'

export type LogStores = Record<StreamName, OpenStore>

export interface OpenStore {
  /** Takes live output, as the delivery says. Closing it closes all. */
  live: LogStore
  /** Stores all there is. Not to be used at the same time. */
  lossless: LogStore
  /** Undefined for a FIFO, which nothing can be read back from. */
  stored?: StoredFile
}

/** Opens what both streams are written to, or rejects and leaves nothing open. */
export async function openLogStores(
  options: CollectLogsOptions,
  before: StoredBefore,
): Promise<LogStores> {
  const open = 'fifos' in options ? openFifo(options) : openFiles(options, before)
  const stdout = await open('stdout')
  try {
    return { stdout, stderr: await open('stderr') }
  } catch (error) {
    await stdout.live.close()
    throw error
  }
}

function openFifo(options: CollectLogsOptions & LogFifoTarget) {
  return async (stream: StreamName): Promise<OpenStore> => {
    const { fifos, onLoss, signal } = options
    const tell = (loss: Omit<LogLoss, 'stream'>) => onLoss?.({ stream, ...loss })
    const lossless = await openFifoStore(fifos[stream], tell, { signal })
    return { lossless, live: deliver(lossless, options) }
  }
}

function openFiles(options: CollectLogsOptions & LogFileTarget, before: StoredBefore) {
  const { directory: path, maxFiles, taskName, onLoss, now = Date.now } = options
  const maxFileSize = toFileSize(options)
  return async (stream: StreamName): Promise<OpenStore> => {
    const name = `${taskName.replaceAll('/', '_')}.${stream}`
    const stored = await openStoredFile({
      ...{ path, name, stream, maxFiles, maxFileSize, before, now },
    }).catch((cause) => {
      throw toOpenError(`${path}/${name}.*`, cause)
    })
    const lossless = createLogStore(
      stored.file,
      (loss) => onLoss?.({ stream, ...loss }),
      stored.keeper,
    )
    return { lossless, live: deliver(lossless, options), stored }
  }
}

function deliver(store: LogStore, { delivery }: CollectLogsOptions): LogStore {
  return delivery === 'best_effort' ? createBestEffortStore(store) : store
}

function toOpenError(where: string, cause: Error): LongshoreError {
  return new LongshoreError(
    'LOG_OPEN_FAILED',
    `Output cannot be stored in ${where}: ${cause.message}.`,
    {
      hint: 'Check that the folder exists, that the agent may write there, and that its disk has room.',
      cause,
      recoverable: true,
    },
  )
}

function toFileSize({ maxFiles, maxFileSizeMib }: LogFileTarget): number {
  const bytes = Math.floor(maxFileSizeMib * 1024 * 1024)
  if (maxFiles >= 1 && bytes >= 1) return bytes
  throw new LongshoreError(
    'LOG_LIMITS_BAD',
    `No log fits max_files = ${maxFiles} and max_file_size = ${maxFileSizeMib}.`,
    { hint: 'Set both to 1 or more.' },
  )
}
