import { crc32 } from 'node:zlib'
import { isEngineTime } from './engine-time.ts'
import { type Place, tailSize } from './place.ts'

/** How far a stream is stored: where in its files, and where in what the container wrote. */
export interface Cursor extends Place {
  /** Counts the commits; the higher one is the newer. */
  sequence: number
  /** Of the newest file. */
  index: number
  /** Bytes in it. */
  offset: number
}

/** Bytes of an encoded cursor; enough for the longest tail. */
export const cursorSize = 4096

/** `<crc32, 8 hex digits> <JSON, the tail in base64>\n`, filled up with spaces. */
export function encodeCursor({ tail, ...cursor }: Cursor): Buffer {
  const json = JSON.stringify({ ...cursor, tail: tail.toString('base64') })
  return Buffer.from(`${checksum(json)} ${json}\n`.padEnd(cursorSize, ' '), 'latin1')
}

/** Undefined for what is no whole cursor. */
export function decodeCursor(bytes: Buffer): Cursor | undefined {
  const [, sum, json] = /^([0-9a-f]{8}) (.*)\n *$/.exec(bytes.toString('latin1')) ?? []
  if (json === undefined || sum !== checksum(json)) return undefined
  const { tail: encoded, ...cursor } = JSON.parse(json) as Cursor & { tail: unknown }
  const tail = Buffer.from(String(encoded), 'base64')
  const isWhole =
    [cursor.sequence, cursor.index, cursor.offset].every(
      (n) => Number.isSafeInteger(n) && n >= 0,
    ) &&
    [cursor.since, cursor.notBefore, cursor.notAfter].every(isEngineTime) &&
    tail.length <= tailSize
  return isWhole ? { ...cursor, tail } : undefined
}

function checksum(json: string): string {
  return crc32(json).toString(16).padStart(8, '0')
}
