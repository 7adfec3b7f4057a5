import { isUtf8 } from 'node:buffer'

/** Bytes to look for in what the engine's log gives back of them. */
export interface BytePattern {
  /** Offset of the byte after it, where that is more than `after` for the first time; undefined where it is not. */
  endIn(text: Buffer, after?: number): number | undefined
  /** Offsets of all places of it. */
  startsIn(text: Buffer): number[]
}

/**
 * The `json-file` log cannot hold bytes that are no UTF-8: each becomes U+FFFD, also of a character that a piece of a
 * long line (16 KiB) ends in. Such bytes match both; ASCII matches itself alone.
 */
export function toBytePattern(bytes: Buffer): BytePattern {
  if (/^[\0-\x7f]*$/.test(bytes.toString('latin1'))) return toLiteral(bytes)
  const source = toSource(bytes)
  return {
    endIn(text, after = -1) {
      const searched = text.toString('latin1')
      const search = new RegExp(source, 'g')
      for (let match = search.exec(searched); match; match = search.exec(searched)) {
        const end = match.index + match[0].length
        if (end > after) return end
        search.lastIndex = match.index + 1
      }
      return undefined
    },
    // Looked for ahead, so that places that overlap count too.
    startsIn: (text) =>
      [...text.toString('latin1').matchAll(new RegExp(`(?=${source})`, 'g'))].map((m) => m.index),
  }
}

function toLiteral(bytes: Buffer): BytePattern {
  return {
    endIn(text, after = -1) {
      const start = text.indexOf(bytes, Math.max(0, after + 1 - bytes.length))
      return start < 0 ? undefined : start + bytes.length
    },
    startsIn(text) {
      const starts: number[] = []
      for (let at = text.indexOf(bytes); at >= 0; at = text.indexOf(bytes, at + 1)) starts.push(at)
      return starts
    },
  }
}

function toSource(bytes: Buffer): string {
  let source = ''
  // The rest of a character that was cut at the beginning could be anything in the log.
  let at = 0
  while (at < 3 && isContinuation(bytes[at])) at += 1
  while (at < bytes.length) {
    const length = characterLength(bytes, at)
    const unit = toCode(bytes.subarray(at, at + length))
    source += (bytes[at] as number) < 0x80 ? unit : `(?:${unit}|(?:\\xef\\xbf\\xbd){${length}})`
    at += length
  }
  return source
}

/** 1 for what begins no character, and for one that is cut off. */
function characterLength(bytes: Buffer, at: number): number {
  for (let length = 1; length <= 4 && at + length <= bytes.length; length += 1)
    if (isUtf8(bytes.subarray(at, at + length))) return length
  return 1
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte < 0xc0
}

function toCode(bytes: Buffer): string {
  return [...bytes].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')
}
