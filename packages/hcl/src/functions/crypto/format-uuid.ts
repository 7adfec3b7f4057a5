/** Sixteen bytes in a UUID's text form, marked with its version (RFC 9562). */
export function formatUuid(bytes: Uint8Array, version: 4 | 5): string {
  const marked = Buffer.from(bytes.subarray(0, 16))
  marked[6] = ((marked[6] ?? 0) & 0x0f) | (version << 4)
  marked[8] = ((marked[8] ?? 0) & 0x3f) | 0x80
  return marked.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
