/** One frame as the engine sends it: stream number (1 stdout, 2 stderr), three zero bytes, length, payload. */
export function frame(stream: number, payload: string | Uint8Array): Buffer {
  const body = Buffer.from(payload as Uint8Array)
  const header = Buffer.alloc(8)
  header[0] = stream
  header.writeUInt32BE(body.length, 4)
  return Buffer.concat([header, body])
}

/** Cuts bytes into chunks of these sizes, repeated. */
export function* cut(bytes: Buffer, sizes: number[]): Generator<Buffer> {
  for (let at = 0, n = 0; at < bytes.length; n += 1) {
    const size = sizes[n % sizes.length] ?? bytes.length
    yield bytes.subarray(at, at + size)
    at += size
  }
}
