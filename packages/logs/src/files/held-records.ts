import { crc32 } from 'node:zlib'
import { isEngineTime } from '../engine-log/engine-time.ts'
import type { StreamName } from '../live/demultiplexer.ts'
import type { HeldOutput } from './held-output.ts'

export type HeldHeader = Omit<HeldOutput, 'stream' | 'bytes'> & {
  /** All of that attachment is stored. */
  isStored?: boolean
  /** Of the output after the header. */
  length: number
}

interface HeldRecord extends HeldHeader {
  output: Buffer
  /** Where the next record begins. */
  end: number
}

export interface HeldRecords {
  /** What they have of each attachment, oldest first. */
  left: HeldOutput[]
  /** Bytes, up to the first record that is not whole. */
  size: number
}

/** `<crc32> <JSON>\n` and the output. */
export function encodeHeld(header: HeldHeader, output: Buffer): Buffer {
  const json = JSON.stringify(header)
  return Buffer.concat([Buffer.from(`${checksum(json, output)} ${json}\n`), output])
}

export function decodeHeld(bytes: Buffer, stream: StreamName): HeldRecords {
  const attachments = new Map<string, HeldRecord[]>()
  let size = 0
  for (let next = readRecord(bytes, 0); next; next = readRecord(bytes, size)) {
    const records = attachments.get(next.since) ?? []
    attachments.set(next.since, next.isStored ? [] : [...records, next])
    size = next.end
  }
  const left = [...attachments.values()].flatMap((records) => {
    const last = records.at(-1)
    const output = Buffer.concat(records.map((record) => record.output))
    if (!last || output.length === 0) return []
    return [{ stream, since: last.since, until: last.until, isOver: last.isOver, bytes: output }]
  })
  return { left, size }
}

/** Undefined where there is no whole one. */
function readRecord(bytes: Buffer, at: number): HeldRecord | undefined {
  const begin = bytes.indexOf(10, at) + 1
  const line = begin > 0 ? bytes.toString('latin1', at, begin) : ''
  const [, sum, json] = /^([0-9a-f]{8}) (\{.*\})\n$/.exec(line) ?? []
  if (json === undefined) return undefined
  try {
    const { since, until, isOver, isStored, length } = JSON.parse(json) as HeldHeader
    const isValid = isEngineTime(since) && isEngineTime(until) && typeof isOver === 'boolean'
    if (!isValid || !Number.isSafeInteger(length) || length < 0) return undefined
    const end = begin + length
    const output = bytes.subarray(begin, end)
    if (output.length < length || sum !== checksum(json, output)) return undefined
    return { since, until, isOver, isStored: isStored === true, length, output, end }
  } catch {
    return undefined
  }
}

function checksum(json: string, output: Buffer): string {
  return crc32(output, crc32(json)).toString(16).padStart(8, '0')
}
