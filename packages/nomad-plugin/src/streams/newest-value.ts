export interface NewestValue<T> {
  /** Replaces a value that nobody has read yet. */
  set(value: T): void
  end(): void
  /** For one reader. */
  readonly values: AsyncIterable<T>
}

/** A value that changes, for a reader who only needs what it is now. */
export function createNewestValue<T>(): NewestValue<T> {
  let current: { value: T } | undefined
  let ended = false
  let news = Promise.withResolvers<void>()

  async function* read(): AsyncGenerator<T> {
    for (;;) {
      if (current) {
        const { value } = current
        current = undefined
        yield value
      } else if (ended) return
      else {
        await news.promise
        news = Promise.withResolvers()
      }
    }
  }

  return {
    set(value) {
      current = { value }
      news.resolve()
    },
    end() {
      ended = true
      news.resolve()
    },
    values: { [Symbol.asyncIterator]: read },
  }
}
