/** The last bytes of a stream. */
export interface Tail {
  push(chunk: Buffer): void
  /** Whether there were more. */
  truncated(): boolean
  read(): Buffer
}

/** Keeps at most `limit` bytes of what is pushed, the last, and for a while one chunk more. */
export function createTail(limit: number): Tail {
  const chunks: Buffer[] = []
  let kept = 0
  let total = 0
  return {
    push(chunk) {
      chunks.push(chunk)
      kept += chunk.length
      total += chunk.length
      for (let first = chunks[0]; first && kept - first.length >= limit; first = chunks[0]) {
        chunks.shift()
        kept -= first.length
      }
    },
    truncated: () => total > limit,
    read: () => Buffer.concat(chunks).subarray(Math.max(0, kept - limit)),
  }
}
