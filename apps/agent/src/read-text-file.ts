import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { LongshoreError } from '@longshore/errors'

/** More than any file that a person wrote; also the end of files that have none, such as /dev/zero. */
const maxBytes = 4 * 1024 * 1024

export interface TextFile {
  /** What it is, for people: `job file`. */
  kind: string
  /** Of the error. */
  code: string
  /** Read instead of the file, such as standard input. */
  stream?: AsyncIterable<Uint8Array>
}

/** Reads a file of at most 4 MiB of UTF-8 text. Rejects with a LongshoreError of that code, which says why. */
export async function readTextFile(
  path: string,
  { kind, code, stream = createReadStream(path) }: TextFile,
): Promise<string> {
  const unreadable = (reason: string, cause?: Error) =>
    new LongshoreError(code, `Cannot read the ${kind} ${path}: ${reason}.`, {
      hint: `Name a ${kind}.`,
      cause,
    })
  const bytes = await readBytes(stream).catch((cause) => {
    throw unreadable(reasons[cause.code] ?? cause.message, cause)
  })
  if (bytes.length > maxBytes) throw unreadable('it is larger than 4 MiB')
  if (!isUtf8(bytes) || bytes.includes(0)) throw unreadable('it is not text in UTF-8')
  return bytes.toString()
}

/** All bytes, or a few more than may be read. */
async function readBytes(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    chunks.push(chunk)
    size += chunk.length
    if (size > maxBytes) break
  }
  return Buffer.concat(chunks)
}

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
}
