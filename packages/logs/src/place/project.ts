import { isAscii } from 'node:buffer'

/** Which bytes of output take part in a comparison. */
export type Keeps = (byte: number) => boolean

/**
 * Leaves out what can differ between a container's output and the engine's log of it: bytes that are no ASCII, as `json-file`
 * makes U+FFFD of what is no UTF-8.
 */
const keepsAscii: Keeps = (byte) => byte < 0x80

/** For text that has next to no ASCII, and is taken to be UTF-8. */
const keepsAll: Keeps = () => true

/** Compared bytes that make a match more than chance. */
export const enoughBytes = 32

/** How output that ends so is compared. */
export function keepsFor(output: Buffer): Keeps {
  let ascii = 0
  for (let at = output.length - 1; at >= 0 && ascii < enoughBytes; at -= 1)
    if (keepsAscii(output[at] as number)) ascii += 1
  return ascii >= Math.min(enoughBytes, output.length / 4) ? keepsAscii : keepsAll
}

/** The bytes that are compared, in their order. */
export function project(bytes: Buffer, keeps: Keeps): Buffer {
  if (keeps === keepsAll || isAscii(bytes)) return bytes
  const kept = Buffer.allocUnsafe(bytes.length)
  let length = 0
  for (const byte of bytes) if (keeps(byte)) kept[length++] = byte
  return kept.subarray(0, length)
}

/** Where in `bytes` the first `count` compared bytes end. */
export function offsetAfter(bytes: Buffer, count: number, keeps: Keeps): number {
  if (keeps === keepsAll || isAscii(bytes)) return count
  let at = 0
  for (let left = count; left > 0; at += 1) if (keeps(bytes[at] as number)) left -= 1
  return at
}

/** The bytes after the first `count` compared ones, up to the next one that is compared. */
export function uncomparedAfter(bytes: Buffer, count: number, keeps: Keeps): Buffer {
  const start = offsetAfter(bytes, count, keeps)
  let end = start
  while (end < bytes.length && !keeps(bytes[end] as number)) end += 1
  return bytes.subarray(start, end)
}

const replacement = Buffer.from('\ufffd')

/**
 * How many bytes at the start of `bytes` are stored already, and how many of `stored` these are: those that are the same,
 * or where U+FFFD stands for a byte that is no UTF-8.
 */
export function sameUncompared(stored: Buffer, bytes: Buffer): { length: number; of: number } {
  let length = 0
  let of = 0
  for (const byte of stored) {
    if (byte === bytes[length]) length += 1
    else if (byte >= 0x80 && replacement.equals(bytes.subarray(length, length + 3))) length += 3
    else break
    of += 1
  }
  return { length, of }
}
