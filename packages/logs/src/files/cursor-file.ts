import { constants } from 'node:fs'
import { type Cursor, cursorSize, decodeCursor, encodeCursor } from './cursor.ts'
import type { LogDirectory } from './log-directory.ts'

export interface CursorFile {
  /** What it had when it was opened; undefined where there was none, or no whole one. */
  readonly last: Cursor | undefined
  /** Replaces it, in place: no new block of the disk is needed. One call at a time. */
  commit(cursor: Cursor): Promise<void>
  close(): Promise<void>
}

const readWrite = constants.O_RDWR | constants.O_CREAT

/**
 * Opens `.<name>.cursor`. It is not synced: it is safe against the end of this process, not against loss of power. What
 * stands under the name and is no regular file is left alone: then nothing is known and nothing kept.
 */
export async function openCursorFile(directory: LogDirectory, name: string): Promise<CursorFile> {
  const handle = await directory.open(`.${name}.cursor`, readWrite, 0o600).catch(() => undefined)
  if (!handle || !(await handle.stat()).isFile()) {
    await handle?.close()
    return { last: undefined, async commit() {}, async close() {} }
  }
  const bytes = Buffer.alloc(cursorSize)
  await handle.read(bytes, 0, cursorSize, 0)
  return {
    last: decodeCursor(bytes),
    async commit(cursor) {
      await handle.write(encodeCursor(cursor), 0, cursorSize, 0)
    },
    close: () => handle.close(),
  }
}
