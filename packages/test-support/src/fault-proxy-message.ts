/** The head of an HTTP/1.1 message: its first line and its headers, names in lower case. */
export interface MessageHead {
  line: string
  headers: Record<string, string>
}

/** Where a message ends, found while it passes by (RFC 9112, section 6). */
export interface MessageReader {
  /**
   * Takes the next bytes. `length`: how many of them belong to the message; `ended`: whether it ends there. The head is
   * told, with the piece that completes it, once.
   */
  push(chunk: Buffer): { length: number; ended: boolean; head?: MessageHead }
}

/** Counts the bytes of a body and says when it is complete. */
type BodyReader = (chunk: Buffer) => { length: number; ended: boolean }

export function createMessageReader(toBody: (head: MessageHead) => BodyReader): MessageReader {
  let text = ''
  let body: BodyReader | undefined
  return {
    push(chunk) {
      if (body) return body(chunk)
      const before = text.length
      text += chunk.toString('latin1')
      const end = text.indexOf('\r\n\r\n')
      if (end < 0) return { length: chunk.length, ended: false }
      const head = parseHead(text.slice(0, end))
      body = toBody(head)
      const headLength = end + 4 - before
      const rest = body(chunk.subarray(headLength))
      return { head, length: headLength + rest.length, ended: rest.ended }
    },
  }
}

export const requestBody = ({ headers }: MessageHead): BodyReader =>
  framed(headers) ?? countedBody(0)

export const emptyBody = (): BodyReader => countedBody(0)

/** An answer with status 101, and one that tells no length, goes on until the connection ends. */
export function answerBody({ line, headers }: MessageHead): BodyReader {
  const status = Number(line.split(' ')[1])
  if (status === 204 || status === 304 || (status < 200 && status !== 101)) return countedBody(0)
  return (status === 101 ? undefined : framed(headers)) ?? endlessBody
}

function framed(headers: MessageHead['headers']): BodyReader | undefined {
  if (headers['transfer-encoding']?.endsWith('chunked')) return chunkedBody()
  const length = headers['content-length']
  return length === undefined ? undefined : countedBody(Number(length))
}

const endlessBody: BodyReader = ({ length }) => ({ length, ended: false })

function countedBody(total: number): BodyReader {
  let left = total
  return (chunk) => {
    const length = Math.min(left, chunk.length)
    left -= length
    return { length, ended: left === 0 }
  }
}

/** RFC 9112, section 7.1: sizes and trailers are lines, data is counted. */
function chunkedBody(): BodyReader {
  let line = ''
  let skip = 0
  let isLast = false
  return (chunk) => {
    let at = 0
    while (at < chunk.length) {
      if (skip > 0) {
        const step = Math.min(skip, chunk.length - at)
        skip -= step
        at += step
        continue
      }
      const end = chunk.indexOf('\n', at)
      line += chunk.toString('latin1', at, end < 0 ? chunk.length : end).replace('\r', '')
      if (end < 0) return { length: chunk.length, ended: false }
      at = end + 1
      if (isLast && line === '') return { length: at, ended: true }
      if (!isLast) {
        const size = Number.parseInt(line, 16)
        isLast = size === 0
        skip = isLast ? 0 : size + 2
      }
      line = ''
    }
    return { length: at, ended: false }
  }
}

function parseHead(text: string): MessageHead {
  const [line = '', ...rest] = text.split('\r\n')
  const headers = rest.map((header) => {
    const colon = header.indexOf(':')
    return [header.slice(0, colon).toLowerCase(), header.slice(colon + 1).trim()]
  })
  return { line, headers: Object.fromEntries(headers) }
}
