import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { LongshoreError } from '@longshore/errors'
import type { Delay } from './delay.ts'
import type { OutputFile } from './output-file.ts'

export interface FifoOptions {
  path: string
  delay: Delay
  /** Ends a wait for the reader: what waits is dropped. */
  signal?: AbortSignal
}

const flags = constants.O_WRONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW
/** How long output waits for a reader that is not there, before it is dropped until one comes. Milliseconds. */
const patience = 5000
const pause = 20

/**
 * Writes to a FIFO that someone else made and reads. Its reader may go and come back; while it is slow, writing waits.
 * Rejects where `path` is no FIFO.
 */
export async function openFifo({ path, delay, signal }: FifoOptions): Promise<OutputFile> {
  let fifo = await tryOpen(path)
  let isGivenUp = false

  async function closeFifo(): Promise<void> {
    const closing = fifo
    fifo = undefined
    await closing?.close()
  }

  async function findReader(): Promise<FileHandle> {
    for (let waited = 0; ; waited += pause) {
      fifo ??= await tryOpen(path)
      isGivenUp &&= fifo === undefined
      if (fifo) return fifo
      isGivenUp ||= waited >= patience
      if (isGivenUp) throw new Error('nobody reads it')
      await delay(pause, signal)
    }
  }

  /** Resolves with the bytes that the FIFO took; 0 when its reader has left. */
  async function writeSome(output: Buffer): Promise<number> {
    const reader = await findReader()
    for (let wait = 1; ; wait = Math.min(pause, wait * 2)) {
      try {
        return (await reader.write(output)).bytesWritten
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException
        if (code === 'EAGAIN') await delay(wait, signal)
        else if (code !== 'EPIPE') throw error
        else {
          await closeFifo()
          return 0
        }
      }
    }
  }

  return {
    async write(output) {
      let stored = 0
      try {
        while (stored < output.length) stored += await writeSome(output.subarray(stored))
        return { stored }
      } catch (cause) {
        return { stored, error: toWriteError(path, cause) }
      }
    },
    close: closeFifo,
  }
}

/** Undefined while nobody reads it. */
async function tryOpen(path: string): Promise<FileHandle | undefined> {
  try {
    const handle = await open(path, flags)
    if ((await handle.stat()).isFIFO()) return handle
    await handle.close()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENXIO') return undefined
    throw error
  }
  throw new Error(`${path} is not a FIFO`)
}

function toWriteError(path: string, cause: unknown): LongshoreError {
  return new LongshoreError(
    'LOG_WRITE_FAILED',
    `Output cannot be written to the FIFO ${path}: ${(cause as Error).message}.`,
    { hint: 'Check that the process that made it still reads it.', cause, recoverable: true },
  )
}
