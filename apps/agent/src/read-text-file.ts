import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { LongshoreError } from '@longshore/errors'

/** More than any file that a person wrote; also the end of files that have none, such as /dev/zero. */
const maxBytes = 4 * 1024 * 1024

export interface TextFile {
  /** What it is, for people: `job file`. */
  kind: string
  /** Of the error. */
  code: string
}

/** Reads a file of at most 4 MiB of UTF-8 text. Rejects with a LongshoreError of that code, which says why. */
export async function readTextFile(path: string, { kind, code }: TextFile): Promise<string> {
  const unreadable = (reason: string, cause?: Error) =>
    new LongshoreError(code, `Cannot read the ${kind} ${path}: ${reason}.`, {
      hint: `Name a ${kind}.`,
      cause,
    })
  const bytes = await buffer(createReadStream(path, { end: maxBytes })).catch((cause) => {
    throw unreadable(reasons[cause.code] ?? cause.message, cause)
  })
  if (bytes.length > maxBytes) throw unreadable('it is larger than 4 MiB')
  if (!isUtf8(bytes) || bytes.includes(0)) throw unreadable('it is not text in UTF-8')
  return bytes.toString()
}

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
}
