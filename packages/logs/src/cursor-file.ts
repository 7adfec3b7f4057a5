import { constants } from 'node:fs'
import { type Cursor, cursorSize, decodeCursor, encodeCursor } from './cursor.ts'
import type { LogDirectory } from './log-directory.ts'

export interface CursorFile {
  /** The newest that was committed whole; undefined where there is none. */
  readonly last: Cursor | undefined
  /** Replaces it. A kill at any point leaves the old one or this one. One call at a time. */
  commit(cursor: Omit<Cursor, 'sequence'>): Promise<void>
  close(): Promise<void>
}

export interface CursorFileOptions {
  directory: LogDirectory
  /** `redis.stdout`: the cursor is in `.redis.stdout.cursor`. */
  name: string
}

const readWrite = constants.O_RDWR | constants.O_CREAT

/**
 * Opens the file that remembers how far a stream is stored. It has two places of {@link cursorSize} bytes, written in
 * turn, each with a checksum: no rename, and no new block of the disk, so it works on a full one. It is not synced: it is
 * safe against the end of this process, not against loss of power.
 *
 * Rejects where the name is taken by something that is no regular file.
 */
export async function openCursorFile({ directory, name }: CursorFileOptions): Promise<CursorFile> {
  const handle = await directory.open(`.${name}.cursor`, readWrite, 0o600)
  try {
    if (!(await handle.stat()).isFile()) throw new Error(`.${name}.cursor is not a regular file`)
    const bytes = Buffer.alloc(2 * cursorSize)
    await handle.read(bytes, 0, bytes.length, 0)
    const last = [bytes.subarray(0, cursorSize), bytes.subarray(cursorSize)]
      .map(decodeCursor)
      .filter((cursor) => cursor !== undefined)
      .sort((a, b) => a.sequence - b.sequence)
      .at(-1)
    let sequence = last?.sequence ?? 0
    // Both places take up their room on the disk now.
    if (!last) await handle.write(bytes, 0, bytes.length, 0)
    return {
      last,
      async commit(cursor) {
        sequence += 1
        const slot = encodeCursor({ ...cursor, sequence })
        await handle.write(slot, 0, cursorSize, (sequence % 2) * cursorSize)
      },
      close: () => handle.close(),
    }
  } catch (error) {
    await handle.close()
    throw error
  }
}
