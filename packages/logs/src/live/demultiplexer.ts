import { LongshoreError } from '@longshore/errors'

/** The two streams that a container writes and that are stored apart. */
export type StreamName = 'stdout' | 'stderr'

/** The payload bytes of one chunk, by stream and in their order; empty where a stream has none. */
interface Output {
  stdout: Buffer
  stderr: Buffer
  /** `LOG_FRAME_BAD`: the chunk goes on with something that is no frame. Nothing can be read after that. */
  error?: LongshoreError
}

export interface Demultiplexer {
  /** Takes the next bytes, cut anywhere. */
  push(chunk: Buffer): Output
  /** Whether the bytes so far end inside a header or a payload. */
  insideFrame(): boolean
}

const headerSize = 8
const nothing = Buffer.alloc(0)
/** By the header's first 4 bytes. */
const streams = new Map<number, StreamName>([
  [0x01000000, 'stdout'],
  [0x02000000, 'stderr'],
])

/**
 * Takes apart the framing of the engine's attach and logs streams: 1 byte stream (1 stdout, 2 stderr), 3 zero bytes,
 * 4 bytes payload length (big endian). Source: Docker Engine API, `ContainerAttach`, *Stream format*.
 * A frame is never held whole: payload goes out with the chunk that it came in, in at most one buffer per stream.
 */
export function createDemultiplexer(): Demultiplexer {
  const header = Buffer.alloc(headerSize)
  let headerLength = 0
  let payloadLeft = 0
  let stream: StreamName = 'stdout'

  return {
    push(chunk) {
      const output = { stdout: nothing, stderr: nothing }
      const length = { stdout: 0, stderr: 0 }
      let error: LongshoreError | undefined
      let at = 0
      while (at < chunk.length) {
        if (payloadLeft === 0) {
          const end = Math.min(chunk.length, at + headerSize - headerLength)
          headerLength += chunk.copy(header, headerLength, at, end)
          at = end
          if (headerLength < headerSize) break
          headerLength = 0
          const found = streams.get(header.readUInt32BE(0))
          if (!found) {
            error = badFrame(header)
            break
          }
          stream = found
          payloadLeft = header.readUInt32BE(4)
          continue
        }
        const end = Math.min(chunk.length, at + payloadLeft)
        if (output[stream] === nothing) output[stream] = Buffer.allocUnsafe(chunk.length - at)
        length[stream] += chunk.copy(output[stream], length[stream], at, end)
        payloadLeft -= end - at
        at = end
      }
      return {
        stdout: output.stdout.subarray(0, length.stdout),
        stderr: output.stderr.subarray(0, length.stderr),
        ...(error && { error }),
      }
    },
    insideFrame: () => headerLength > 0 || payloadLeft > 0,
  }
}

function badFrame(header: Buffer): LongshoreError {
  return new LongshoreError(
    'LOG_FRAME_BAD',
    `The engine's output stream has no frame header where one must be: ${header.toString('hex')}.`,
    {
      hint: 'Collect from a container without a terminal: a terminal has one stream and no frames.',
    },
  )
}
