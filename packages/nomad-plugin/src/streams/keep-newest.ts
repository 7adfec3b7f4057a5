/**
 * Reads `source` as fast as it gives, and holds at most `limit` values for a reader that is slower: older ones are dropped.
 * `onDropped` is told how many were, whenever the reader has come back.
 */
export async function* keepNewest<T>(
  source: AsyncIterable<T>,
  limit: number,
  onDropped: (count: number) => void = () => {},
): AsyncGenerator<T> {
  const held: T[] = []
  let dropped = 0
  let end: { error?: unknown } | undefined
  let news = Promise.withResolvers<void>()
  let stopped = false

  async function read() {
    for await (const value of source) {
      if (stopped) return
      if (held.push(value) > limit) {
        held.shift()
        dropped++
      }
      news.resolve()
    }
  }
  void read()
    .then(
      () => ({}),
      (error: unknown) => ({ error }),
    )
    .then((ended) => {
      end = ended
      news.resolve()
    })

  try {
    while (true) {
      news = Promise.withResolvers()
      while (held.length > 0) {
        if (dropped > 0) onDropped(dropped)
        dropped = 0
        yield held.shift() as T
      }
      if (end) break
      await news.promise
    }
  } finally {
    stopped = true
  }
  if ('error' in end) throw end.error
}
