import { setTimeout } from 'node:timers/promises'
import { LongshoreError } from '@longshore/errors'
import { createLogStore, type LogLoss, type LogStore } from '../store/log-store.ts'
import { type FifoOptions, openFifoFile } from './fifo-file.ts'

/**
 * Stores a stream in the FIFO that a Nomad client's `logmon` made and reads; the write end stays open as long as the
 * store. `/dev/null`, as Nomad hands over for `logs { disabled = true }`, stores nothing and loses nothing.
 *
 * Without a reader, output waits for one for up to 5 s; then it is dropped and told until one is there. Rejects with
 * `LOG_OPEN_FAILED` where `path` is no FIFO. Linux only.
 */
export async function openFifoStore(
  path: string,
  onLoss: (loss: Omit<LogLoss, 'stream'>) => void,
  options: Partial<FifoOptions> = {},
): Promise<LogStore> {
  if (path === '/dev/null') return nullStore
  const file = await openFifoFile(path, { delay: wait, ...options }).catch((cause) => {
    throw toOpenError(path, cause)
  })
  return createLogStore(file, onLoss)
}

const nullStore: LogStore = {
  async write() {},
  async drop() {},
  close: async () => ({ storedBytes: 0, lostBytes: 0 }),
}

function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return setTimeout(milliseconds, undefined, { signal })
}

function toOpenError(path: string, cause: Error): LongshoreError {
  return new LongshoreError(
    'LOG_OPEN_FAILED',
    `Output cannot be written to ${path}: ${cause.message}.`,
    {
      hint: 'Check that it is a FIFO, made by the Nomad client, that the driver may write to.',
      cause,
      recoverable: true,
    },
  )
}
