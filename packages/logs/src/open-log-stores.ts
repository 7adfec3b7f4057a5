import { LongshoreError } from '@longshore/errors'
import { createBestEffortStore } from './best-effort-store.ts'
import type { CursorKeeper } from './cursor-keeper.ts'
import { wait } from './delay.ts'
import type { StreamName } from './demultiplexer.ts'
import { createLogStore, type LogStore } from './log-store.ts'
import {
  type LogDeliveryOptions,
  type LogFifoOptions,
  type LogFileOptions,
  toFileSize,
} from './log-store-options.ts'
import { openFifo } from './open-fifo.ts'
import { openStoredFile, type StoredFile, type StoredFileOptions } from './open-stored-file.ts'
import { createNullFile } from './output-file.ts'

export type LogStores = Record<StreamName, LogStore>

/** A store, and where in the container's output it ends. */
export interface ResumableStore {
  /** Stores all, whatever the delivery. */
  store: LogStore
  cursor: Pick<CursorKeeper, 'place' | 'moveTo'>
}

/** Opens what both streams are written to, or rejects with `LOG_OPEN_FAILED` and leaves nothing open. */
export async function openLogStores(
  options: (LogFileOptions | LogFifoOptions) & LogDeliveryOptions,
): Promise<LogStores> {
  if (!('fifos' in options)) {
    const { stdout, stderr } = await openResumableStores(options, 'beginning')
    return { stdout: deliver(stdout.store, options), stderr: deliver(stderr.store, options) }
  }
  const { fifos, delay = wait, signal } = options
  const open = async (stream: StreamName) => {
    const path = fifos[stream]
    if (path === '/dev/null') return toStore(options, stream, { file: createNullFile() })
    const file = await openFifo({ path, delay, signal }).catch((cause) => {
      throw toOpenError(path, cause)
    })
    return deliver(toStore(options, stream, { file }), options)
  }
  return openBoth(open, (store) => store)
}

/** Opens the files of both streams, to go on where the cursors say or at the beginning of a new container's output. */
export async function openResumableStores(
  options: LogFileOptions & LogDeliveryOptions,
  from: StoredFileOptions['from'],
): Promise<Record<StreamName, ResumableStore>> {
  const { directory: path, maxFiles, openDirectory, taskName, now = Date.now } = options
  const maxFileSize = toFileSize(options)
  const open = async (stream: StreamName) => {
    const name = `${taskName.replaceAll('/', '_')}.${stream}`
    const where = { path, openDirectory }
    const stored = await openStoredFile({ ...where, name, maxFiles, maxFileSize, from, now })
      // The folder and what is in it are named: whatever failed is one of these.
      .catch((cause) => {
        throw toOpenError(`${path}/${name}.*`, cause)
      })
    return { store: toStore(options, stream, stored), cursor: stored.cursor }
  }
  return openBoth(open, ({ store }) => store)
}

function toStore(
  { onLoss }: LogDeliveryOptions,
  stream: StreamName,
  parts: Pick<StoredFile, 'file'> & Partial<StoredFile>,
): LogStore {
  return createLogStore({ ...parts, onLoss: (loss) => onLoss?.({ stream, ...loss }) })
}

/** How a task's live output comes to its store. */
export function deliver(store: LogStore, { delivery }: LogDeliveryOptions): LogStore {
  return delivery === 'best_effort' ? createBestEffortStore(store) : store
}

async function openBoth<T>(
  open: (stream: StreamName) => Promise<T>,
  toLogStore: (opened: T) => LogStore,
): Promise<Record<StreamName, T>> {
  const stdout = await open('stdout')
  try {
    return { stdout, stderr: await open('stderr') }
  } catch (error) {
    await toLogStore(stdout).close()
    throw error
  }
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
