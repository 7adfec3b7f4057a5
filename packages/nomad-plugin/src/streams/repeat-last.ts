/** Gives what `source` gives, and its last value again whenever `intervalMs` went by without a new one. */
export async function* repeatLast<T>(
  source: AsyncIterable<T>,
  intervalMs: number,
): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]()
  let last: { value: T } | undefined
  let next = iterator.next()
  try {
    while (true) {
      const result = last ? await within(next, intervalMs) : await next
      if (result?.done) return
      if (result) {
        last = { value: result.value }
        next = iterator.next()
      }
      if (last) yield last.value
    }
  } finally {
    // A reader who leaves does not wait for it; what it fails with then, nobody asks for.
    next.catch(() => {})
    void iterator.return?.().catch(() => {})
  }
}

async function within<T>(promise: Promise<T>, milliseconds: number): Promise<T | undefined> {
  const elapsed = Promise.withResolvers<undefined>()
  const timer = setTimeout(() => elapsed.resolve(undefined), milliseconds)
  try {
    return await Promise.race([promise, elapsed.promise])
  } finally {
    clearTimeout(timer)
  }
}
