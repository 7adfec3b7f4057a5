/** The newest of what is put, for one who takes it at their own pace: what is not taken in time is dropped. */
export interface Latest<T> {
  put(value: T): void
  /** Nothing more will be put; with an error, that is thrown to who takes. */
  end(error?: unknown): void
  /** Waits for a value, or for the end: undefined. */
  take(): Promise<T | undefined>
}

export function createLatest<T>(): Latest<T> {
  let news = Promise.withResolvers<void>()
  let value: T | undefined
  let over: { error?: unknown } | undefined

  function tell(): void {
    news.resolve()
    news = Promise.withResolvers()
  }
  return {
    put(newest) {
      value = newest
      tell()
    },
    end(error) {
      over ??= { error }
      tell()
    },
    async take() {
      if (value === undefined && !over) await news.promise
      if (over?.error) throw over.error
      const taken = value
      value = undefined
      return taken
    },
  }
}
