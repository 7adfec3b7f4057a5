import { constants } from 'node:fs'
import { type Cursor, cursorSize, decodeCursor, encodeCursor } from './cursor.ts'
import type { LogDirectory } from './log-directory.ts'
import { openRegular } from './open-regular.ts'

export interface CursorFile {
  /** What it had when it was opened; undefined where there was none, or no whole one. */
  readonly last: Cursor | undefined
  /** Replaces it, in place: no new block of the disk is needed. One call at a time. */
  commit(cursor: Cursor): Promise<void>
  close(): Promise<void>
}

const readWrite = { flags: constants.O_RDWR | constants.O_CREAT, mode: 0o600 }

/**
 * Opens `.<name>.cursor`. It is not synced: it is safe against the end of this process, not against loss of power. What
 * stands under the name and is no regular file is left alone: then nothing is known and nothing kept.
 */
export async function openCursorFile(directory: LogDirectory, name: string): Promise<CursorFile> {
  const file = await openRegular(directory, `.${name}.cursor`, readWrite).catch(() => undefined)
  if (!file) return { last: undefined, async commit() {}, async close() {} }
  const { handle } = file
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
