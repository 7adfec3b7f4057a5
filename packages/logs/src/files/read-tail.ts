import { constants } from 'node:fs'
import type { FilePosition } from './cursor.ts'
import { type LogFileSet, listIndices, openExisting } from './log-files.ts'

export interface StoredTail {
  /** The last bytes of the files. */
  bytes: Buffer
  /** Whether these are all from `from` on. */
  isWhole: boolean
}

export interface TailOptions {
  /** What is before it is not read. */
  from?: FilePosition
  /** Bytes. */
  limit: number
}

/** Reads the end of a stream's files, over as many of them as it takes; not past one that is missing. */
export async function readTail(files: LogFileSet, options: TailOptions): Promise<StoredTail> {
  const { from = { index: 0, offset: 0 }, limit } = options
  const indices = (await listIndices(files)).filter((index) => index >= from.index).reverse()
  const parts: Buffer[] = []
  let left = limit
  let previous: number | undefined
  for (const index of indices) {
    const isFirst = index === from.index
    if (previous !== undefined && index !== previous - 1) break
    previous = index
    const file = await openExisting(files, index, constants.O_RDONLY).catch(() => undefined)
    if (!file) break
    try {
      const isCutOff = isFirst && file.size < from.offset
      const begin = isFirst && !isCutOff ? from.offset : 0
      const start = Math.max(begin, file.size - left)
      const bytes = Buffer.alloc(file.size - start)
      const { bytesRead } = await file.handle.read(bytes, 0, bytes.length, start)
      parts.unshift(bytes.subarray(0, bytesRead))
      left -= bytesRead
      if (start > begin || isFirst)
        return { bytes: Buffer.concat(parts), isWhole: start === begin && !isCutOff }
    } finally {
      await file.handle.close()
    }
  }
  return { bytes: Buffer.concat(parts), isWhole: false }
}
