import { constants, type FileHandle, open } from 'node:fs/promises'

/**
 * Reads a small text file. Rejects as Node's file functions do, with an error that has a `code`: `ENOENT`, `EISDIR`,
 * `EACCES` …, and `EFBIG` for more than `maxBytes`, `EINVAL` for what is no regular file.
 */
export type ReadFile = (path: string, options: ReadFileOptions) => Promise<string>

export interface ReadFileOptions {
  maxBytes: number
  signal: AbortSignal
}

/** Reads from the file system, and never more than `maxBytes`. A pipe is refused, not waited for. */
export const readTextFile: ReadFile = async (path, { maxBytes, signal }) => {
  signal.throwIfAborted()
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const stats = await file.stat()
    if (stats.isDirectory()) throw withCode('EISDIR', 'it is a folder')
    if (!stats.isFile()) throw withCode('EINVAL', 'it is no regular file')
    return await readUpTo(file, maxBytes)
  } finally {
    await file.close()
  }
}

async function readUpTo(file: FileHandle, maxBytes: number): Promise<string> {
  const buffer = Buffer.alloc(maxBytes + 1)
  let length = 0
  while (length < buffer.length) {
    const { bytesRead } = await file.read(buffer, length)
    if (bytesRead === 0) return buffer.toString('utf8', 0, length)
    length += bytesRead
  }
  throw withCode('EFBIG', `it has more than ${maxBytes} bytes`)
}

function withCode(code: string, message: string): Error {
  return Object.assign(new Error(`${code}: ${message}`), { code })
}
