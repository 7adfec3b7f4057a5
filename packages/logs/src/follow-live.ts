import type { Readable } from 'node:stream'
import type { CollectOptions } from './collect-options.ts'
import type { Delay } from './delay.ts'
import type { LiveJoin } from './live-join.ts'
import { type LiveChunk, readLiveOutput } from './live-output.ts'
import type { LogStores } from './open-log-stores.ts'
import { storeChunk } from './store-chunk.ts'

export interface FollowOptions extends CollectOptions {
  stores: LogStores
  join: LiveJoin
  delay: Delay
  /** Unix time in milliseconds. */
  now: () => number
}

/** Milliseconds. A live stream that has output gives some at once. */
const promptly = 20
/** Bytes. */
const enough = 64 * 1024
/** Milliseconds. One that gave none so long had none when it was attached. */
const silence = 1000

/** Stores an attached stream, after what came before it. */
export async function followLive(stream: Readable, options: FollowOptions): Promise<void> {
  const { join, delay, signal } = options
  const live = readLiveOutput(stream, options)

  function read(): Promise<IteratorResult<LiveChunk, void>> {
    const next = live.next()
    // It is looked at later, and must not count as unhandled until then.
    next.catch(() => {})
    return next
  }

  async function within<T>(milliseconds: number, next: Promise<T>): Promise<T | undefined> {
    const giveUp = new AbortController()
    const either = signal ? AbortSignal.any([signal, giveUp.signal]) : giveUp.signal
    try {
      return await Promise.race([next, delay(milliseconds, either).then(() => undefined)])
    } finally {
      giveUp.abort()
    }
  }

  /** What else there is at once: the more live bytes there are, the surer is their place. */
  async function gather(first: LiveChunk): Promise<LiveChunk> {
    let gathered = first
    while (gathered.output.stdout.length + gathered.output.stderr.length < enough) {
      const result = await within(promptly, next)
      if (!result || result.done) break
      gathered = concat(gathered, result.value)
      next = read()
    }
    return gathered
  }

  let next = read()
  try {
    if (!(await within(promptly, next))) await join.advance()
    if (join.isBehind && !(await within(silence, next))) await join.settle()
    for (let result = await next; !result.done; result = await next) {
      next = read()
      const { output, seen } = join.isBehind ? await gather(result.value) : result.value
      if (join.isBehind) await join.join(output)
      await storeChunk(output, seen, options)
    }
    if (join.isBehind) await join.settle({ isEnding: true })
  } finally {
    stream.destroy()
  }
}

function concat(a: LiveChunk, b: LiveChunk): LiveChunk {
  return {
    output: {
      stdout: Buffer.concat([a.output.stdout, b.output.stdout]),
      stderr: Buffer.concat([a.output.stderr, b.output.stderr]),
    },
    seen: { ...b.seen, since: a.seen.since },
  }
}
