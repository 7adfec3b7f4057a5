import { LongshoreError } from '@longshore/errors'
import type { FilePosition } from './cursor.ts'
import {
  createLogFile,
  deleteOldLogFiles,
  type LogFileSet,
  openNewestLogFile,
} from './log-files.ts'
import { rotationCut } from './rotation-cut.ts'

export interface RotatingFileOptions extends LogFileSet {
  maxFiles: number
  /** In bytes. */
  maxFileSize: number
}

export interface RotatingFile {
  /**
   * Stores all of `output`, over several files where needed. Never rejects: `error` (`LOG_WRITE_FAILED`) says why only
   * the first `stored` bytes are in the files. The next call tries anew. One call at a time.
   */
  write(output: Buffer): Promise<{ stored: number; error?: LongshoreError }>
  /** Rejects with `LOG_WRITE_FAILED`. */
  close(): Promise<void>
}

export interface PositionedFile extends RotatingFile {
  /** Where the next byte goes, unless the next file is begun for it. */
  end(): FilePosition
}

/** Goes on in the newest file of the set. Its file exists when this resolves. */
export async function openRotatingFile(options: RotatingFileOptions): Promise<PositionedFile> {
  const newest = await openNewestLogFile(options)
  let current: typeof newest | undefined = newest
  let { index, size } = newest
  let endsLine = false

  async function closeCurrent(): Promise<void> {
    const closing = current?.handle
    current = undefined
    await closing?.close()
  }

  async function openNext(): Promise<typeof newest> {
    const next = await createLogFile(options, index + 1)
    current = next
    index = next.index
    size = 0
    endsLine = false
    await deleteOldLogFiles(options, options.maxFiles)
    return next
  }

  /** Resolves with the bytes taken; 0 after a change of file. */
  async function writeSome(output: Buffer): Promise<number> {
    const { handle } = current ?? (await openNext())
    const cut = rotationCut(output, { left: options.maxFileSize - size, endsLine })
    if (cut === 0) {
      await closeCurrent()
      return 0
    }
    const { bytesWritten } = await handle.write(output, 0, cut)
    size += bytesWritten
    endsLine = output[bytesWritten - 1] === 0x0a
    return bytesWritten
  }

  return {
    async write(output) {
      let stored = 0
      try {
        while (stored < output.length) stored += await writeSome(output.subarray(stored))
        return { stored }
      } catch (cause) {
        return { stored, error: toWriteError(options, cause) }
      }
    },
    end: () => ({ index, offset: size }),
    close: () =>
      closeCurrent().catch((cause) => {
        throw toWriteError(options, cause)
      }),
  }
}

function toWriteError({ directory, name }: LogFileSet, cause: unknown): LongshoreError {
  const where = `${directory.path}/${name}.*`
  const message = `Output cannot be stored in ${where}: ${(cause as Error).message}.`
  return new LongshoreError('LOG_WRITE_FAILED', message, {
    hint: 'Check that the folder exists, that the agent may write there, and that its disk has room.',
    cause,
    recoverable: true,
  })
}
