import { constants } from 'node:fs'
import { type LogFileSet, listIndices, openExisting } from './log-files.ts'

export interface LogEnd {
  /** The last bytes that the files hold after `from`, at most `limit`. */
  bytes: Buffer
  /** When they were last written to; Unix time in milliseconds. 0 where there is no file. */
  changedAt: number
}

export interface LogEndOptions {
  from: FileOffset
  limit: number
}

export interface FileOffset {
  index: number
  offset: number
}

/** Reads the end of a stream's files, over as many of them as it takes. */
export async function readEnd(files: LogFileSet, { from, limit }: LogEndOptions): Promise<LogEnd> {
  const parts: Buffer[] = []
  let changedAt = 0
  let left = limit
  const indices = (await listIndices(files)).filter((index) => index >= from.index)
  for (const index of indices.reverse()) {
    const { handle, size } = await openExisting(files, index, constants.O_RDONLY)
    try {
      changedAt = Math.max(changedAt, (await handle.stat()).mtimeMs)
      const start = Math.max(size - left, index === from.index ? from.offset : 0)
      if (start >= size) continue
      const bytes = Buffer.alloc(size - start)
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, start)
      parts.unshift(bytes.subarray(0, bytesRead))
      left -= bytesRead
    } finally {
      await handle.close()
    }
    if (left === 0) break
  }
  return { bytes: Buffer.concat(parts), changedAt }
}
