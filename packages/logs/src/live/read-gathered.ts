import { finished, type Readable } from 'node:stream'

/** Milliseconds between two chunks, unless so many bytes wait before they are over. */
const pause = 8
const enough = 256 * 1024

/**
 * A stream's chunks; of many that come in a moment, one. Each costs its reader a write, and a turn between threads: of a task that
 * writes at full speed, those would be most of what its logs cost. Ends as the stream does, and destroys it when it is left.
 */
export async function* readGathered(stream: Readable): AsyncGenerator<Buffer, void, undefined> {
  let chunks: Buffer[] = []
  let size = 0
  let end: { error: Error | null | undefined } | undefined
  let look = () => {}

  /** Resolves when it holds, or `ms` are over. */
  function until(holds: () => boolean, ms?: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = ms && setTimeout(resolve, ms)
      look = () => {
        if (!holds()) return
        clearTimeout(timer)
        resolve()
      }
      look()
    })
  }

  const forget = finished(stream, { writable: false }, (error) => {
    end = { error }
    look()
  })
  stream.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    size += chunk.length
    if (size >= enough) stream.pause()
    look()
  })
  try {
    for (let next = Number.NEGATIVE_INFINITY; ; next = performance.now() + pause) {
      await until(() => size > 0 || end !== undefined)
      const left = next - performance.now()
      if (left > 0) await until(() => size >= enough || end !== undefined, left)
      if (size === 0) break
      const gathered = Buffer.concat(chunks)
      chunks = []
      size = 0
      stream.resume()
      yield gathered
    }
    if (end?.error) throw end.error
  } finally {
    forget()
    stream.destroy()
  }
}
