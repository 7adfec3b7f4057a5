/** Deeper than any config. */
const MAX_DEPTH = 64

interface Head {
  /** Bytes before what it holds: its own and its length's. */
  size: number
  /** Bytes of its content. */
  content: number
  /** Values in it; a map's keys and values both count. */
  values: number
}

/**
 * Walks over msgpack without making anything of it: what it passes is one whole value of no more than 64 levels, with all that
 * its lengths promise. Throws with what is wrong. Source: https://github.com/msgpack/msgpack/blob/master/spec.md
 */
export function checkMsgpack(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  /** How many values each level still wants. */
  const wanted = [1]
  let at = 0
  for (let level = 0; level >= 0; ) {
    const left = wanted[level] ?? 0
    if (left === 0) {
      wanted.pop()
      level -= 1
      continue
    }
    wanted[level] = left - 1
    const { size, content, values } = readHead(view, at)
    at += size + content
    if (at + values > bytes.length) throw new Error('it is cut off')
    if (values === 0) continue
    level = wanted.push(values) - 1
    if (level > MAX_DEPTH) throw new Error(`it is nested more than ${MAX_DEPTH} levels deep`)
  }
  if (at < bytes.length) throw new Error('something follows it')
}

function readHead(view: DataView, at: number): Head {
  if (at >= view.byteLength) throw new Error('it is cut off')
  const byte = view.getUint8(at)
  if (byte <= 0x7f || byte >= 0xe0) return head(0, 0)
  if (byte <= 0x8f) return head(0, 0, (byte & 0x0f) * 2)
  if (byte <= 0x9f) return head(0, 0, byte & 0x0f)
  if (byte <= 0xbf) return head(0, byte & 0x1f)
  switch (byte) {
    case 0xc0:
    case 0xc2:
    case 0xc3:
      return head(0, 0)
    case 0xcc:
    case 0xd0:
      return head(0, 1)
    case 0xcd:
    case 0xd1:
      return head(0, 2)
    case 0xca:
    case 0xce:
    case 0xd2:
      return head(0, 4)
    case 0xcb:
    case 0xcf:
    case 0xd3:
      return head(0, 8)
    case 0xc4:
    case 0xd9:
      return head(1, readLength(view, at, 1))
    case 0xc5:
    case 0xda:
      return head(2, readLength(view, at, 2))
    case 0xc6:
    case 0xdb:
      return head(4, readLength(view, at, 4))
    case 0xdc:
      return head(2, 0, readLength(view, at, 2))
    case 0xdd:
      return head(4, 0, readLength(view, at, 4))
    case 0xde:
      return head(2, 0, readLength(view, at, 2) * 2)
    case 0xdf:
      return head(4, 0, readLength(view, at, 4) * 2)
    case 0xc1:
      throw new Error('it has a byte that means nothing')
    default:
      // Extension types: of those, Nomad knows only the value that is not known yet.
      throw new Error('it holds a value that is not known yet')
  }
}

function head(length: number, content: number, values = 0): Head {
  return { size: 1 + length, content, values }
}

function readLength(view: DataView, at: number, size: 1 | 2 | 4): number {
  if (at + 1 + size > view.byteLength) throw new Error('it is cut off')
  if (size === 1) return view.getUint8(at + 1)
  return size === 2 ? view.getUint16(at + 1) : view.getUint32(at + 1)
}
