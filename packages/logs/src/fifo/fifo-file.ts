import type { Socket } from 'node:net'
import { addAbortSignal } from 'node:stream'
import { LongshoreError } from '@longshore/errors'
import type { RotatingFile } from '../files/rotating-file.ts'
import { openFifoEnd } from './fifo-end.ts'

export interface FifoOptions {
  /** Gives the reader up: what is not written yet is dropped, and all that follows. */
  signal?: AbortSignal
  /** Rejects when `signal` aborts. */
  delay: (milliseconds: number, signal?: AbortSignal) => Promise<unknown>
}

/** How long output waits for a reader that is not there, in milliseconds. Once given up, each write looks for it once. */
const patience = 5000
const pause = 50
/** Linux's PIPE_BUF: the kernel takes all of such a piece or nothing, so what was taken is always known. */
const pieceSize = 4096

/** Writes to a FIFO that another process made and reads. The reader may go and come back; while it is slow, writing waits. */
export async function openFifoFile(
  path: string,
  { signal, delay }: FifoOptions,
): Promise<RotatingFile> {
  let end = await openEnd()
  let isGivenUp = false

  async function openEnd(): Promise<Socket | undefined> {
    const opened = await openFifoEnd(path)
    return signal && opened ? addAbortSignal(signal, opened) : opened
  }

  /** Resolves with why there is no reader. */
  async function lookForReader(): Promise<unknown> {
    if (end) return undefined
    try {
      end = await openEnd()
      return end ? undefined : new Error('nobody reads it')
    } catch (cause) {
      return cause
    }
  }

  async function waitForReader(): Promise<void> {
    for (let waited = 0; ; waited += pause) {
      signal?.throwIfAborted()
      const cause = await lookForReader()
      isGivenUp = cause !== undefined && (isGivenUp || waited >= patience)
      if (!cause) return
      if (isGivenUp) throw cause
      await delay(pause, signal)
    }
  }

  /** Resolves with the bytes that the FIFO took; 0 when the reader has left. */
  async function writePiece(output: Buffer): Promise<number> {
    await waitForReader()
    const piece = output.subarray(0, pieceSize)
    return new Promise((resolve, reject) => {
      end?.write(piece, (error) => {
        if (!error) return resolve(piece.length)
        end = undefined
        if ((error as NodeJS.ErrnoException).code === 'EPIPE') resolve(0)
        else reject(error)
      })
    })
  }

  return {
    async write(output) {
      let stored = 0
      try {
        while (stored < output.length) stored += await writePiece(output.subarray(stored))
        return { stored }
      } catch (cause) {
        return { stored, error: toWriteError(path, cause) }
      }
    },
    async close() {
      end?.destroy()
    },
  }
}

function toWriteError(path: string, cause: unknown): LongshoreError {
  return new LongshoreError(
    'LOG_WRITE_FAILED',
    `Output cannot be written to the FIFO ${path}: ${(cause as Error).message}.`,
    { hint: 'Check that the process that made it still reads it.', cause, recoverable: true },
  )
}
