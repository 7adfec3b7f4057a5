import type { LiveSource } from '../live/live-source.ts'
import type { Delay } from './delay.ts'
import type { Follower } from './follower.ts'
import { createLogReader, type Followers, type LogReaderOptions } from './log-reader.ts'

const mostBusyTurns = 5
/** Of a connection that an engine which went away has left: how long it may be silent, in milliseconds, and how much is read. */
const mostSilence = 100
const mostUnread = 4 * 1024 * 1024

export type Following = LogReaderOptions & {
  delay: Delay
  /** The live output; undefined where there is none any more. */
  source: LiveSource | undefined
}

/**
 * Reads live output and the engine's log in turns until each stream is known to go on live, and then the live output to its
 * end. Throws the error of either; what had come until then is stored, or kept for the next attachment.
 */
export async function follow(followers: Followers, options: Following): Promise<void> {
  const { source, signal, delay } = options
  const all = [followers.stdout, followers.stderr]
  const readLog = createLogReader(followers, options)
  let isEnded = false
  /** Whether all live output that had come was taken in. */
  let isDrained = false
  let busyTurns = 0
  /** Bytes of live output. */
  let taken = 0

  async function takeOne(): Promise<void> {
    const output = await source?.take()
    if (output) {
      taken += output.stdout.length + output.stderr.length
      await Promise.all([
        followers.stdout.push(output.stdout),
        followers.stderr.push(output.stderr),
      ])
    } else {
      isEnded = true
      for (const follower of all) follower.end()
    }
  }

  /** Takes live output in until it is time to read the log again, or until that need not be. */
  async function gather(behind: Follower[]): Promise<void> {
    const leaving = new AbortController()
    let isOver = false
    let isWaiting = true
    const pause = Math.min(...behind.map((follower) => follower.pause))
    const over = delay(pause, AbortSignal.any([signal, leaving.signal])).finally(() => {
      isOver = true
    })
    over.catch(() => {})
    const isOpen = () => !isEnded && all.every(({ hasRoom }) => hasRoom)
    while (!isOver && isOpen()) {
      isWaiting = (await source?.isReady(over)) ?? false
      if (isWaiting && !isOver) await takeOne()
    }
    // A stream with so much output that it never stops does not keep the other from its turn.
    busyTurns = isOpen() && isWaiting ? busyTurns + 1 : 0
    isDrained = isEnded || !isWaiting || busyTurns >= mostBusyTurns
    if (behind.every(({ needsLive, hasRoom }) => needsLive && !hasRoom)) leaving.abort()
    else await over
  }

  async function followToEnd(): Promise<void> {
    if (!source) await takeOne()
    await readLog()
    for (;;) {
      const behind = all.filter(({ state }) => state === 'behind')
      if (behind.length === 0 && isEnded) return
      if (behind.length === 0) await takeOne()
      else {
        await gather(behind)
        await readLog()
        for (const follower of behind) await follower.decide(isDrained)
      }
    }
  }

  /** Takes in what an engine that went away had sent. */
  async function drain(): Promise<void> {
    const most = taken + mostUnread
    try {
      while (!isEnded && taken < most) {
        if (!(await source?.isReady(delay(mostSilence, signal)))) return
        await takeOne()
      }
    } catch {
      isEnded = !signal.aborted
    }
    if (isEnded) for (const follower of all) await follower.breakOff()
  }

  try {
    await followToEnd()
  } catch (error) {
    if (!signal.aborted) await drain()
    throw error
  }
}
