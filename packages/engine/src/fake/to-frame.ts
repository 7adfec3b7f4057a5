const types = { stdout: 1, stderr: 2 }

/** One frame of an attached stream: type, three zero bytes, length (big-endian), data. */
export function toFrame(stream: 'stdout' | 'stderr', data: string): Buffer {
  const body = Buffer.from(data)
  const header = Buffer.alloc(8)
  header.writeUInt8(types[stream], 0)
  header.writeUInt32BE(body.length, 4)
  return Buffer.concat([header, body])
}
