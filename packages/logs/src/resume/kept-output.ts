export interface KeptOutput {
  push(output: Buffer): void
  /** The newest that was pushed: at least `size` bytes of it, or all. */
  all(): Buffer
}

/** @param size bytes */
export function createKeptOutput(size: number): KeptOutput {
  const pieces: Buffer[] = []
  let length = 0
  return {
    push(output) {
      pieces.push(output)
      length += output.length
      while (length - (pieces[0] as Buffer).length >= size)
        length -= (pieces.shift() as Buffer).length
    },
    all: () => Buffer.concat(pieces),
  }
}
