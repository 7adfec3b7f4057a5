import { crc32 } from 'node:zlib'
import { type EngineTime, isEngineTime } from '../engine-log/engine-time.ts'
import type { LogMark } from '../engine-log/log-mark.ts'

/** What the log files themselves do not tell about the output in them. */
export interface Cursor {
  /** The engine stamped the line that was begun 4 KiB before the end, and what follows, no earlier. */
  readFrom?: EngineTime
  /** It stamped what follows the end no earlier. */
  notBefore?: EngineTime
  /** From here on the files have the container's output without a hole. */
  contiguousFrom: FilePosition
  /** Whether that is the container's first byte. */
  isFirst: boolean
  /** A place in the files, and the same one in the engine's log. */
  anchor?: Anchor
}

export type Anchor = FilePosition & LogMark

export interface FilePosition {
  /** `<n>` of the file's name. */
  index: number
  /** In bytes. */
  offset: number
}

/** Bytes of an encoded cursor. */
export const cursorSize = 384

/** `<crc32, 8 hex digits> <JSON>\n`, filled up with spaces. */
export function encodeCursor(cursor: Cursor): Buffer {
  const json = JSON.stringify(cursor)
  return Buffer.from(`${checksum(json)} ${json}`.padEnd(cursorSize - 1, ' ').concat('\n'), 'latin1')
}

/** Undefined for what is no whole cursor. */
export function decodeCursor(bytes: Buffer): Cursor | undefined {
  const [, sum, json] = /^([0-9a-f]{8}) (\{.*\}) *\n$/.exec(bytes.toString('latin1')) ?? []
  if (json === undefined || sum !== checksum(json)) return undefined
  try {
    const { readFrom, notBefore, contiguousFrom, isFirst, anchor } = JSON.parse(json) as Cursor
    const { index, offset } = contiguousFrom
    const isValid =
      [index, offset].every(isCount) &&
      [readFrom, notBefore].every((time) => time === undefined || isEngineTime(time)) &&
      typeof isFirst === 'boolean' &&
      (anchor === undefined || isAnchor(anchor))
    return isValid
      ? { readFrom, notBefore, contiguousFrom: { index, offset }, isFirst, anchor }
      : undefined
  } catch {
    return undefined
  }
}

function isAnchor({ index, offset, time, count }: Anchor): boolean {
  return [index, offset, count].every(isCount) && isEngineTime(time)
}

function isCount(n: unknown): boolean {
  return Number.isSafeInteger(n) && Number(n) >= 0
}

function checksum(json: string): string {
  return crc32(json).toString(16).padStart(8, '0')
}
